"""The desk of a nation, or of a part of the world: its ladder of levels, who is ahead, how it compares."""
