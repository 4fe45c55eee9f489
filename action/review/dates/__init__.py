"""When a review meets and what is due until then; knows no page and no people."""
