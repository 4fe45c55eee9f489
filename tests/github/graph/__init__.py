"""GitHub's GraphQL API, over the world's records."""
