"""What the timeline leaves open, asked of the people who know; never a verdict."""
