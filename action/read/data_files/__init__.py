"""Data files of ours in templates/, which need no Python to be improved, as frozen values."""
