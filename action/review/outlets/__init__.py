"""What of a review belongs into other tools too, and what is noted here of its being there."""
