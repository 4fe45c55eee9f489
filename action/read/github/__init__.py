"""GitHub as it stands, read into a snapshot; asks, changes nothing, and keeps no live object."""
