"""What the networks desk asks."""
