"""The notes of a meeting: what we write for people to begin with, and what they made of it."""
