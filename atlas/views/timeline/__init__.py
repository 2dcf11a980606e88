"""The timeline: what was promised when, what falls due when, and what became of that."""
