"""Standing commands about the meeting: when it is."""
