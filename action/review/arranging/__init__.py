"""What we say so that people meet at one time, prepared: proposed times, votes, who has to read."""
