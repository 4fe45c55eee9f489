"""Markdown as GitHub reads it: people's text made safe, our marks in it. Knows no reviews."""
