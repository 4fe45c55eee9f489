"""Words that nobody should have to read: a small list, held against every sentence in templates/.

A reader is tired, and English is often their second language. Each word below is understood twice,
or only by those who think in another language; what to write instead stands beside it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Final

import pytest
from jinja2 import nodes

from tests.review.templates import EVERY, tree

UNUSED: Final[Mapping[str, str]] = {
    r"(?<!there )\b(?:is|are|was|were) no\b(?! longer|-)": "is not a …",
    r"\b(?:stands?|stood)\b(?! out)": "is, appears",
    r"\bbehind\b": "after, at the end of",
    r"\bclocks?\b": "time, time zone",
    r"\btaken? back\b": "cancelled, withdrawn, rolled back",
    r"\bbears?\b": "has",
    r"\b(?:tells|told)\b": "says, recorded",
    r"\bput [^.]*\bright\b": "fix",
    r"\bput off\b": "postponed",
    r"\banew\b": "again",
    r"\bin double\b": "twice",
    r"\bby now\b": "already",
    r"\bat hand\b": "(nothing)",
    r"\bfor certain\b": "reliably",
    r"\b(?:lacks?|lacking)\b": "is missing, has no",
    r"\bfile[sd]\b(?= (?:by|beside|with|as|next))": "saved with, saved next to",
    r"\bbelongs? into\b": "belongs in",
    r"(?<!may or )\bmay not\b": "is not allowed to, or perhaps not",
    r"\bwithout a word\b": "without saying so",
    r"\bin the way\b": "conflicts with",
    r"\bnobody can tell\b": "it is unclear",
    r"\bwhoever\b": "the facilitator, everybody who",
    r"\bbesides\b": "as well as",
    r"\bsleep on\b": "reconsider",
    r"\b(?:let|for|by|from) us\b|\bof ours\b|\bwe (?:try|last)\b": "Incident Review",
    r"\bthe (?:clerk|tool|bot)\b": "Incident Review",
    r"\bpost-?mortem\b": "review",
    r"\b(?:attendee|participant)s?\b": "people",
    r"\btill\b": "until, by",
    r"\bevent e\d": "its time and words: nobody can see an id",
}
"""What we do not write, and what we write instead."""
ALLOWED: Final[Mapping[tuple[str, str], str]] = {
    ("_chart.md.j2", "clocks"): "they do change, twice a year",
    ("replies/meet_never_then.md.j2", "clocks"): "they do change, twice a year",
    ("replies/meet_twice_then.md.j2", "clocks"): "they do change, twice a year",
    ("facts.md.j2", "at hand"): "the prime directive is not ours to change",
    ("commands/slash_relay.md.j2", "told"): "somebody tells somebody, in private",
    ("replies/nothing_to_relay.md.j2", "told"): "somebody tells somebody, in private",
    ("elsewhere/place_taken.md.j2", "post-mortem"): "that is what incident.io calls it",
    ("elsewhere/key_refused.md.j2", "may not"): "nobody knows: a guess, and said as one",
}
"""Where such a word is the right one, and why."""


def said(template: str) -> str:
    """The words of a template, without what Jinja does."""
    read = tree(template)
    data = (node.data for node in read.find_all(nodes.TemplateData))
    nouns = (str(node.value) for node in read.find_all(nodes.Const))
    return " ".join("\n".join((*data, *nouns)).split())


def found_in(text: str) -> Iterator[str]:
    """The words of the list that a text has, as it has them."""
    for word in UNUSED:
        yield from (found[0].lower() for found in re.finditer(word, text, re.IGNORECASE))


@pytest.mark.parametrize("template", EVERY)
def test_a_template_has_none_of_these_words(template: str) -> None:
    """Those that it may have are listed with the reason."""
    found = set(found_in(said(template)))

    assert found == {word for name, word in ALLOWED if name == template}


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("`huge` is no severity we know", "is no"),
        ("What stands below counts", "stands"),
        ("Write it behind the time", "behind"),
        ("on the clocks of London", "clocks"),
        ("The date was taken back", "taken back"),
        ("as event e4 says", "event e4"),
    ],
)
def test_such_a_word_is_found(text: str, word: str) -> None:
    """Wherever it is."""
    assert list(found_in(text)) == [word]


@pytest.mark.parametrize("text", ["There is no meeting yet", "It is no longer so", "It stands out"])
def test_what_people_say_is_left_alone(text: str) -> None:
    """A list of words is no grammar."""
    assert list(found_in(text)) == []
