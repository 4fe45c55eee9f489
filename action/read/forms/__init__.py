"""What an incident file and the settings may say, and letters about what they may not."""
