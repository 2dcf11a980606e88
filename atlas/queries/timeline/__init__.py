"""What the timeline asks."""
