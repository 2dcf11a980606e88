"""Questions to the store: one `.sql` file each, and a typed function beside it."""
