"""How a review goes: its steps, who takes them until when, and whose ticks are in their boxes."""
