"""What people would see on GitHub, as pages: `scripts/demo --html DIR` writes them."""
