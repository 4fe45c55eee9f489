"""A pasted text as blocks: headings, bullets, rows, paragraphs, each with its line."""
