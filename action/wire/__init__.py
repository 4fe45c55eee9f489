"""One request to GitHub and its answer: sent to one address, followed nowhere, read as it is."""
