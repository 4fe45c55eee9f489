"""What GitHub said to a step, and what is known since; orders nothing."""
