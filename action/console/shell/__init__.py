"""What is around a command: how it ends, what it prints to, the checkout it is called in."""
