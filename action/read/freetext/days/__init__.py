"""The day of a time where the line does not say; what is unclear is asked, not guessed."""
