"""What the desk of data and method asks."""
