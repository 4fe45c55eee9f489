"""The words by which people tell the turns of an incident, one language beside the other.

Who reads a list of key events and who looks for a milestone in a sentence both take them from here.
Nothing in here reads a text or decides; no language is guessed, every word counts everywhere.
"""
