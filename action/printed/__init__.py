"""What the command line prints of a timeline in any shape, for the eyes and for programs."""
