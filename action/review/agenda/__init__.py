"""What is worth talking about, out of what people have remarked; knows no page and no settings."""
