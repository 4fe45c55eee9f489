"""What the people of a review should know before everything else, as long as it is so."""
