"""What is measured of one map of the comparison."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(slots=True)
class Seen:
    """What the visits to one map gave; a list has one entry a run.

    Args:
        visible: Milliseconds from the script's first line to the second animation frame with all places, empty cache.
        again: The same for the second page of the same browser.
        chosen: Milliseconds from the click on the filter to the second animation frame with its places.
        cleared: Milliseconds from the click that takes the filter off to the second animation frame with all places.
        socket_bytes: Received over the websocket by then, as sent.
        file_bytes: Received for files of data by then, as sent: headers and compressed bodies.
        points_bytes: The compressed body of our file of places.
        heap: Megabytes in use by the tab after garbage collection, with all places drawn.
        left: Megabytes each filter change leaves behind in the tab, after garbage collection.
        frames: Frames a second while the map is dragged.
        worst: Milliseconds of the longest frame then.
        blank: Frames of a filter change without the colour of a place.
        view_kept: The map stood where it was left, after filter changes.
        fault: Why something is missing above.
    """

    visible: list[float] = field(default_factory=list)
    again: list[float] = field(default_factory=list)
    chosen: list[float] = field(default_factory=list)
    cleared: list[float] = field(default_factory=list)
    socket_bytes: list[int] = field(default_factory=list)
    file_bytes: list[int] = field(default_factory=list)
    points_bytes: list[int] = field(default_factory=list)
    heap: list[float] = field(default_factory=list)
    left: list[float] = field(default_factory=list)
    frames: list[float] = field(default_factory=list)
    worst: list[float] = field(default_factory=list)
    blank: int | None = None
    view_kept: bool | None = None
    fault: str | None = None
