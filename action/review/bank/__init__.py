"""What is worth asking in the meeting: the questions there are, and which go to which matter."""
