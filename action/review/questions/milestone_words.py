"""The words by which an event tells a milestone: few and plain, for what is doubtful is asked.

A sentence counts if one of these phrases stands in it, no word before the phrase makes it a denial,
a plan, a hope, a condition or somebody else's news, and the sentence is no question.
"""

from __future__ import annotations

import re
from typing import Final

_STEMS: Final = (
    *("resol", "clos", " over", "ended", "clear", "declar", "mitigat", "repair", "contain"),
    *("restor", "recover", "healthy", "operational", "back ", "again", "running", "normal"),
    *("detect", "notic", "report", "observ", "fire", "trigger", "open", "sounded", " off"),
    *("paged", "pagerduty", "first", "complain", "start", "begin", "began", "onset"),
)
"""One of them is in every phrase; most events have none."""

_PARTS: Final = {
    "IT": r"(?:incident|outage|sev ?-?\d|p\d)(?: ticket)?(?: #?[a-z]*-?\d+)?",
    "WAS ": r"(?:(?:is|was|were|are|has|have|had|been|now|also|fully|finally|formally|officially"
    r"|publicly|internally|completely|confirmed|considered|declared|marked|as|therefore) ){0,4}",
    "AN ": r"(?:(?:this|it|as|an?|the|our|major|minor|critical|serious|severe|formal|p\d) ){0,4}",
    "SOME ": r"(?:(?:an?|the|one|two|some|several|many|multiple|few|first|more) ){0,2}",
    "PEOPLE": r"(?:users?|customers?|clients?|people|colleagues?|teams?|developers?|editors?)",
    "WORDS ": r"(?:[^ ]+ ){0,3}?",
}
_PHRASES: Final = {
    "resolved": r"""
        IT WAS (?:resolved|closed|over|ended)
        (?:resolved?s?|closed?s?|ended?s?) (?:the|this|our) (?:incident|outage)
        ^(?:the )?(?:issue|problem) (?:is|was|has been) (?:now |fully |finally )?resolved
        ^(?:all[ -]clear|resolved|closed|incident closure)$
        all[ -]clear (?:is |was )?(?:given|sounded|sent)
    """,
    "declared": r"""
        IT WAS declared(?! (?:as )?(?:resolved|over|closed|mitigated|ended))
        declare[sd]? AN (?:incident|outage|sev ?-?\d)
        ^declared$
    """,
    "mitigated": r"""
        (?:IT|issue|impact|problem) WAS (?:mitigated|repaired|contained)
        services? WAS (?:restored|recovered|healthy|operational|back up|back online|up and running)
        services? WAS (?:up|working|available|running) again
        (?:back|returned|returns) to normal(?! (?:hours|working|shift|business))
        ^(?:mitigated|repaired)$
    """,
    "detected": r"""
        (?:first|incident|outage|issue|problem) WAS (?:detected|noticed|reported|observed)
        (?:alert|alarm|monitor)s? WORDS (?:fires?|fired|triggers|triggered|opens|opened|sounded)
        (?:alert|alarm|monitor)s? WORDS (?:goes|went) off
        (?:is|was|are|were|gets|got) paged
        pagerduty (?:alert|alerts|alerted|pages|paged)
        first WORDS (?:report|alert|alarm|complaint)s?
        ^SOME PEOPLE WORDS (?:reports?|reported|complain|complained|notices?|noticed)(?!.* AGAIN)
        ^detected$
    """.replace("AGAIN", "(?:back|again|recovered|fixed|fine|resolved|working)"),
    "started": r"""
        (?:incident|outage|impact|disruption|downtime) (?:starts|started|begins|began)
        ^(?:the )?(?:start|beginning|onset) of (?:the |this |our )?(?:incident|outage|impact)
        ^started$
    """,
}
"""One phrase a line. An event that tells two milestones stands for the first of them here."""


def _sign(phrases: str) -> re.Pattern[str]:
    for name, part in _PARTS.items():
        phrases = phrases.replace(name, part)
    lines = (line.strip() for line in phrases.splitlines())
    return re.compile(r"(?<!\w)(?:" + "|".join(line for line in lines if line) + r")(?!\w)")


_TOLD: Final = {name: _sign(phrases) for name, phrases in _PHRASES.items()}
_UNLESS: Final = re.compile(
    r"\b(?:not|no|never|nobody|none|without|cannot|yet|will|going to|should|would|could|might|may"
    r"|must|can|to be|until|unless|if|when|whether|once|before|after|because|while|since"
    r"|wait\w*|hop(?:e[sd]?|ing)|expect\w*|plan\w*|ask\w*|wonder\w*|discuss\w*|consider(?:s|ing)"
    r"|decid\w*|want\w*|try|tries|tried|trying|attempt\w*|request\w*|prepar\w*|propos\w*"
    r"|appear\w*|seem\w*|think\w*|thought|believ\w*|assum\w*|suspect\w*|probably|possibly|perhaps"
    r"|maybe|presumably|likely|partial\w*|partly|some|most|mostly|almost|nearly|temporar\w*|briefly"
    r"|intermittent\w*|begin\w*|began|start\w*|trending|slowly|gradually|previous\w*|earlier|last"
    r"|another|other|similar|unrelated|old|false|their|upstream|vendor\w*|provider\w*|status ?page"
    r"|script|variable|function|template|called|named)\b|n[’']t\b|[’']ll\b"
)
_UNLESS_AFTER: Final = re.compile(
    r"^,?[ ]*(?:if|unless|hopefully|tomorrow|partial|for (?:some|one))\b"
)
_AROUND: Final = " .!,<>()[]\"'“”"
_SENTENCE: Final = re.compile(r"(?<=[.!?;])\s|:\s|(?<=\s)[–—-]++\s|[\n|]")


def may_tell(words: str) -> bool:
    """Whether it is worth looking for a milestone in these words, with or without marks."""
    low = words.lower()
    return any(stem in low for stem in _STEMS)


def milestone(words: str) -> str | None:
    """The milestone that an event tells in plain words; None where it tells none for certain."""
    if not may_tell(words):
        return None
    sentences = [" ".join(part.strip(_AROUND).split()) for part in _SENTENCE.split(words.lower())]
    return next(
        (
            name
            for name, sign in _TOLD.items()
            if any(_says(sign, sentence) for sentence in sentences)
        ),
        None,
    )


def _says(sign: re.Pattern[str], sentence: str) -> bool:
    found = sign.search(sentence)
    return (
        found is not None
        and not sentence.endswith("?")
        and not _UNLESS.search(sentence[: found.start()])
        and not _UNLESS_AFTER.match(sentence[found.end() :])
    )
