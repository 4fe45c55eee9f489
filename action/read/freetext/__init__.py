"""A text about an incident, as people write it; text in, `Chronicle` and moments out, no letters.

Downwards: `chronicle`, `days`, `passages`, `blocks`, `labels`. A label knows no line, a block no
event, and an event no day.
"""
