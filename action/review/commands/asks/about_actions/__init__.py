"""Standing commands about the actions that people have proposed, one file each."""
