"""Which events of a timeline are worth asking about, and what makes them so; asks nothing itself.

A moment is a candidate and never a topic by itself. What is not certain is left out.
"""
