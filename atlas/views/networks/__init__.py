"""The desk of networks: a network or a reader's list, what its members have promised, and where the gaps are."""
