"""What the desk of peaks and pilots asks."""
