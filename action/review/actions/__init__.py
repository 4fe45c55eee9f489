"""What people agree on: proposed, ticked, owned by somebody, and an issue of its own."""
