"""What the country desk asks."""
