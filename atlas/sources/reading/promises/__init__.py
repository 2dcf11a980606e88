"""Grammars for promises in a line of standard English, as reporting platforms word them.

The portals of the UNFCCC and carbonn print as a sentence what a government filled into a form. A sentence is read
whole or not at all: one with a word no grammar here knows is no promise the atlas can hold, and so is one whose figures
cannot be (a reduction by 201 % or by 0 %, a base year after the target year). What is not said stays None.
"""

from atlas.sources.reading.promises.promise import Promise, claim_of
from atlas.sources.reading.promises.sentence import read_promise

__all__ = ["Promise", "claim_of", "read_promise"]
