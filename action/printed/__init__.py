"""What the command line prints, for the eyes and for programs: timelines in any shape, days off."""
