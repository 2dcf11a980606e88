"""What the place desk asks."""
