"""What everybody should know first, as long as it is so; changes nothing."""
