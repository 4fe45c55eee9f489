"""Who may do what cannot be repeated, and what is put right where two have done it."""
