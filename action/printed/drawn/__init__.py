"""Charts for pages of our own, which draw what GitHub draws from the same text."""
