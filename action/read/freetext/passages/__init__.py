"""From blocks to what they tell: events, notes, headings; knows no day and no calendar."""
