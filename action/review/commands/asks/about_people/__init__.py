"""Standing commands about who comes: roles, invitations, what everybody says of themselves."""
