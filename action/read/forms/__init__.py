"""What the incident file and the settings may say, and letters about it; parses nothing."""
