"""What we say beside the lines of the list, and what people have answered there."""
