"""The page of the review issue and the texts beside it: our sections, made from the nouns."""
