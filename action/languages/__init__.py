"""The words by which people tell the turns of an incident, one language beside the other.

Who reads a list of key events and who looks for a milestone in a sentence both take them from here,
and so does who wants to know of what kind a remark is, how vague an action, or which day is meant.
Nothing in here reads a text or decides; no language is guessed, every word counts everywhere.
"""
