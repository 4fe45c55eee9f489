"""The guide above the actions of a review, whose example names the day that is due as things are.

People copy it, so it follows the date of the meeting as long as nobody has changed it.
"""

from __future__ import annotations

import re
from datetime import date
from typing import Final

from action.review import words

_DAY: Final = r"\d{4}-\d{2}-\d{2}"
_EXAMPLE: Final = "`- [x] "
"""How the line of the example begins."""


def guide(at_most: int, due: date) -> str:
    """What stands in the section as long as there is no action."""
    return words.render("actions.md.j2", at_most=at_most, due=due.isoformat())


def without_guide(text: str, at_most: int) -> str:
    """A section without it, when nothing can be agreed on any more; people's changes to it stay."""
    day = date.min
    ours = re.escape(guide(at_most, day).strip()).replace(re.escape(day.isoformat()), _DAY)
    return re.sub(rf"\A\s*{ours}\s*", "", text)


def with_guide(text: str, at_most: int, due: date) -> str:
    """A section with it again, as the review goes on; one that has an example stays as it is."""
    if any(line.startswith(_EXAMPLE) for line in text.split("\n")):
        return text
    return f"{guide(at_most, due).strip()}\n\n{text}".rstrip()


def with_example(text: str, at_most: int, due: date) -> str:
    """A section whose example is due on that day; one that people have changed stays as it is."""
    lines = guide(at_most, due).split("\n")
    line = next(one for one in lines if one.startswith(_EXAMPLE))
    ours = re.compile(re.escape(line).replace(re.escape(due.isoformat()), _DAY))
    return "\n".join(line if ours.fullmatch(one) else one for one in text.split("\n"))
