"""Places by folded name. Numbers instead of objects: 235,000 towns stay raw until asked for."""

from __future__ import annotations

from collections.abc import Iterable


class NameIndex:
    """Numbers of the entries that carry a name, in the order they were added."""

    def __init__(self) -> None:
        self._numbers: dict[str, int | list[int]] = {}

    def __len__(self) -> int:
        return len(self._numbers)

    def add(self, name_key: str, number: int) -> None:
        """Note that entry `number` carries the folded name `name_key`."""
        if not name_key:
            return
        known = self._numbers.setdefault(name_key, number)
        if isinstance(known, list):
            if number not in known:
                known.append(number)
        elif known != number:
            self._numbers[name_key] = [known, number]

    def numbers(self, name_key: str) -> Iterable[int]:
        """Entries that carry the name; none for an unknown name."""
        found = self._numbers.get(name_key, ())
        return (found,) if isinstance(found, int) else found

    def keys(self) -> Iterable[str]:
        """Every folded name."""
        return self._numbers.keys()
