"""What an issue of Jira is made of: our fields, the team's own, and text as Atlassian has it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any, Final

from action.review.outlets.parcels import Ticket

LONGEST_SUMMARY: Final = 255
"""Characters of a summary, which has no line ends [docs]."""
LONGEST_TEXT: Final = 30_000
"""Characters of a description; Jira takes 32,767 [docs], and counts more than the text."""
OURS: Final = frozenset({"project", "issuetype", "summary", "description", "labels", "duedate"})
"""The fields that every ticket has by itself."""
_LINK: Final = re.compile(r"https?://\S+")


def fields_of(ticket: Ticket) -> dict[str, object]:
    """The fields of a new issue: those of the settings, and ours over them."""
    rules = ticket.rules
    given = rules.fields.get("labels")
    labels = given if isinstance(given, list) else [given] if given else []
    due = {"duedate": ticket.due.isoformat()} if ticket.due else {}
    return {
        **rules.fields,
        "project": {"key": rules.project},
        "issuetype": {"name": rules.type},
        "summary": " ".join(ticket.title.split())[:LONGEST_SUMMARY],
        "description": _document(ticket.paragraphs),
        "labels": [*labels, ticket.label],
        **due,
    }


def without_due(ticket: Ticket) -> Ticket:
    """The same for a project without due dates: the day is said in its text."""
    said = f"Due on {ticket.due}"
    return replace(ticket, due=None, paragraphs=(*ticket.paragraphs, said))


def wanting(fields: list[Mapping[str, Any]], given: Mapping[str, object]) -> Iterator[str]:
    """What a project asks for that nobody gives, of the fields that it tells about."""
    if not any(field.get("fieldId") == "labels" for field in fields):
        yield "Labels (labels), on its screen"
    for field in fields:
        ident, name = str(field.get("fieldId")), str(field.get("name"))
        needed = field.get("required") is True and not field.get("hasDefaultValue")
        if needed and ident not in OURS and ident not in given:
            yield f"{name} ({ident})"


def _document(paragraphs: tuple[str, ...]) -> dict[str, object]:
    """Text in the Atlassian Document Format, cut where it is too long for Jira."""
    left, shown = LONGEST_TEXT, list[dict[str, object]]()
    for paragraph in paragraphs:
        if words := paragraph[:left].strip():
            shown.append({"type": "paragraph", "content": list(_inline(words))})
        left = max(0, left - len(paragraph))
    return {"type": "doc", "version": 1, "content": shown}


def _inline(words: str) -> Iterator[dict[str, object]]:
    """Pieces of a paragraph, of which none is empty; addresses can be followed."""
    end = 0
    for found in _LINK.finditer(words):
        if before := words[end : found.start()]:
            yield {"type": "text", "text": before}
        link = {"type": "link", "attrs": {"href": found[0]}}
        yield {"type": "text", "text": found[0], "marks": [link]}
        end = found.end()
    if rest := words[end:]:
        yield {"type": "text", "text": rest}
