"""One file a command: who may give it, what is answered. The table is next door."""
