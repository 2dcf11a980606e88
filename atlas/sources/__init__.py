"""What each source says, as facts: one module an upstream, each only a mapping.

A module here names its raw file (`FILE`), the columns the atlas leaves and why (`WAVED`), and a
function `facts` that turns rows into claims, memberships and refusals. It knows no place id, no
coordinate and no network; finding places is the work of `atlas.resolve`.
"""

from __future__ import annotations

from atlas.sources.adapter import Adapter, adapter, adapter_ids, read_facts

__all__ = ["Adapter", "adapter", "adapter_ids", "read_facts"]
