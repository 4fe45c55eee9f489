"""The hand that reaches other tools: one file a tool, each looking before it makes anything."""
