"""The command line: a file for each command, and what all of them share."""
