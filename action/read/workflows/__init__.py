"""Copies of the workflow that we give away: what they say, and what they lack."""
