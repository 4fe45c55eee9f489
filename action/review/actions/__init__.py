"""What people agree on: proposed, ticked, owned, an issue each; no line of theirs is changed."""
