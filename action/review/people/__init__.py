"""Who comes to a review, in which role, and why; asks nobody."""
