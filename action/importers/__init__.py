"""What other tools have exported becomes an incident file: texts in, an `Import` and a text out.

Nothing here asks a network, a clock or the environment, and `exports` alone opens files. The
tools stand in one table, `readers.READERS`.
"""
