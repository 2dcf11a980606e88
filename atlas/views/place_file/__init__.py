"""The file of one place: each module draws one part of it."""
