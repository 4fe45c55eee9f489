"""Looks, and touches nothing: events, files and GitHub become plain frozen values."""
