"""Starts the shipped program in milliseconds: forked from a process that has imported it already.

What is forked is a process of its own, with its own environment, folder, output and exit code, and
dies of a signal like any other. Only two things differ from a true start: the imports are done, and
waits pass faster.
"""

from tests.warm.starter import Warm

__all__ = ["Warm"]
