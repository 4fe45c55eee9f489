"""The review issue's page and the texts beside it, made of nouns; people's text stays theirs."""
