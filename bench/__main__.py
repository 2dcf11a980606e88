"""`python -m bench`: everything that is measured, in one table."""

from __future__ import annotations

from bench import first_page, queries
from bench.figures import HEADER

if __name__ == "__main__":
    print(HEADER)
    for part in (queries, first_page):
        for figure in part.figures():
            print(figure, flush=True)
