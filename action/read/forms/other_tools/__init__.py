"""What the settings may say about other tools, in which actions and news of a review appear."""
