"""How an incident begins: the blank form, and the page on GitHub that has it filled in."""
