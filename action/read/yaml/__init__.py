"""YAML in which every value knows its line and column, and letters about it; knows no form."""
