"""A pasted text as blocks, each with its line: headings, bullets, rows; knows no event."""
