"""Standing commands about the agenda: what belongs together, what comes first, what is put off."""
