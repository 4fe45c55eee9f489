"""Strict stand-ins for other tools, reached as on a runner: by their own names, over TLS."""
