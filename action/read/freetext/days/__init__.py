"""Which day a time belongs to, where the line does not say."""
