"""Decides what follows. In this room there is no network, no clock, no environment and no file."""
