"""Standing commands, one file each: how it is written, and what it asks for as long as it stands.

What follows from them all together is worked out in people/standing. The table is in asks.py.
"""
