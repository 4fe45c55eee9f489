"""Does as the plan says, and decides nothing."""
