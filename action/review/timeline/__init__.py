"""The timeline as a text that people and the incident file both change; knows no page."""
