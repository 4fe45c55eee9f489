"""Who has what to send to other tools: a file a tool, and the table of them is all_parcels.py."""
