"""A list of the reader's own: from a file or pasted names to rows with places."""
