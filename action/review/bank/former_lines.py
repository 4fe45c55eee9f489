"""Lines of our forms as earlier versions wrote them: known again as ours, and never written."""

from __future__ import annotations

from typing import Final

FORMER_GUIDES: Final = frozenset(
    {
        "Tick what you have talked about, or write the answer behind it. The record keeps it.",
        "Tick what you have talked about, or write the answer behind it.",
    }
)
"""Above the questions that every review asks, on the page and in the notes."""
FORMER_INVITATION: Final = (
    "Write here what was said and learned, not who said it. You cannot edit this comment?"
    " Write one of your own that begins with the word *Notes*: it is kept like this one."
)
"""At the top of the notes."""
FORMER_HINTS: Final = frozenset(
    {
        (
            "<!-- This comment is yours now: whoever can edit comments here writes in it, and we"
            " never change it again once somebody has. When the review is closed, it is filed word"
            " for word as notes.md. -->"
        ),
        (
            "<!-- This comment is yours: everybody who can edit comments here may write in it."
            " Once somebody has, Incident Review never changes it again. When the review is closed,"
            " it is saved word for word as notes.md. -->"
        ),
    }
)
"""Below that, where only those see it who edit the notes."""
_COUNTED: Final = "Tick who is here, and add who is missing. The two with a role count anyway. "
_ADDED: Final = (
    "Tick who is here, and add anybody who is missing. The facilitator and the note-taker count"
    " anyway. "
)
FORMER_ATTENDANCE: Final = frozenset(
    {
        f"{_COUNTED}This list is filed with the notes.",
        f"{_COUNTED}The filed notes leave this list out; the record only counts.",
        f"{_ADDED}This list is saved with the notes.",
        f"{_ADDED}This list is not saved with the notes; the record only says how many came.",
    }
)
"""Below the list of who is here."""
