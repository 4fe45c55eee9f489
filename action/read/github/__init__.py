"""GitHub as it stands, read into a snapshot; asks, and changes nothing."""
