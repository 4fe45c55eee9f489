"""Whether a repository is ready for reviews: what GitHub and a checkout say, and what it means."""
