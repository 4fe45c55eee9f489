"""What GitHub is asked, in GraphQL: documents, and the fragments that they are made of."""
