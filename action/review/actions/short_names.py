"""The short names of actions, A1, A2 and so on, by which people speak of them.

A name stands before the words and in our mark at the end of the line; the mark goes before. What
was given once is remembered below the list, so that no other line ever gets it. An action issue
bears the name, too: where a page lost its marks, the issue still knows.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from itertools import count
from typing import Final

from action.markdown import sections
from action.review.actions.action import LABEL, Action, ActionList
from action.review.actions.list_memory import with_ledger, without_ledger
from action.review.model import ReviewIssue

_MARK: Final = re.compile(r'(?<!\s)\s*+<!-- incident-review:action(?: [a-z_]+="[^"]*")* -->')
_BOX: Final = re.compile(r"[^\[]*\[[ xX]\]\s+")


NamesGiven = tuple[tuple[str, str], ...]
"""Names that action issues bear, each behind the key of its action."""


def names_given(issue: ReviewIssue | None) -> NamesGiven:
    """The names that the action issues of a review bear; an older one may have none."""
    made = issue.actions if issue else ()
    return tuple((one.key, one.name) for one in made if LABEL.match(f"**{one.name}**"))


@lru_cache(maxsize=8)
def with_names(listed: ActionList, given: NamesGiven = ()) -> ActionList:
    """The list with a name for every action; what has one keeps it, and its words stay.

    Whoever asks again for the same list gets the same, which has been read by then.
    """
    names = names_of(listed, given)
    if not names:
        return listed
    rows = listed.text.split("\n")
    for action in listed.all:
        rows[action.line] = _labelled(rows[action.line], action, names[action.line])
    last = str(max(_last(listed), *map(_number, (*names.values(), *dict(given).values()))))
    if (text := "\n".join(rows)) == listed.text and listed.ledger.get("last") == last:
        return listed
    return with_ledger(without_ledger(ActionList(text)), {**listed.ledger, "last": last})


def names_of(listed: ActionList, given: NamesGiven) -> Mapping[int, str]:
    """The name of every action by its line: a new one is higher than any that a list has borne.

    What only an issue bears is left out as well. Until the page has them, the same list so has the
    same names, whichever of its actions have issues by then.
    """
    of_issues = dict(given)
    found = {one.line: of_issues[one.key] for one in listed.all if one.key in of_issues}
    taken = set(of_issues.values())
    for said in ("noted", "shown"):
        for action in listed.all:
            name: str = getattr(action, said)
            if name and action.line not in found and name not in taken:
                found[action.line] = name
                taken.add(name)
    of_lines = (one.name for one in listed.all if one.key not in of_issues)
    new = count(1 + max([_last(listed), *map(_number, of_lines)]))
    free = (f"A{number}" for number in new if f"A{number}" not in taken)
    return found | {one.line: next(free) for one in listed.all if one.line not in found}


def marked(action: Action, name: str) -> str:
    """The mark at the end of the line of an action."""
    said = {"key": action.key, "name": name, "event": action.event}
    return str(sections.marker("action", **{key: value for key, value in said.items() if value}))


def _labelled(row: str, action: Action, name: str) -> str:
    """A line with its name before the words, and our mark at the end."""
    end = "\r" if row.endswith("\r") else ""
    box = _BOX.match(row)
    begin = box.end() if box else 0
    label = LABEL.match(row, begin)
    words = row[label.end() if label else begin :].removesuffix("\r")
    bare = _MARK.sub("", words).rstrip()
    return f"{row[:begin]}**{name}** {bare} {marked(action, name)}{end}"


def _last(listed: ActionList) -> int:
    """The highest name that the list remembers."""
    return _number(f"A{listed.ledger.get('last', '')}")


def _number(name: str) -> int:
    number = name[1:]
    return int(number) if number.isascii() and number.isdecimal() and len(number) < 5 else 0  # noqa: PLR2004 - LABEL's
