"""GitHub's REST API, over the world's records."""
