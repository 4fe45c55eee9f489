"""YAML in which every value knows its line and column, and letters about what is no YAML."""
