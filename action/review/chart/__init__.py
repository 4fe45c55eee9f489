"""The timeline as a picture that GitHub draws; knows no page and no settings."""
