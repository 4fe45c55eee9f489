"""The timeline as a picture that GitHub draws."""
