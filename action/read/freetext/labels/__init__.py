"""The time at the head of a line, in whatever way people write it; knows no other line."""
