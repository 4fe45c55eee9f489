"""What is worth talking about, out of what people have remarked."""
