"""What the doctor has found, for people on one screen, and for programs."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

from action.doctor.diagnosis import Diagnosis
from action.doctor.vital_signs import Mark, RepositoryOpen
from action.printed.versions import versioned
from action.review import words

_SHOWN: Final = {Mark.READY: "✓", Mark.LOOK: "!", Mark.STOPS: "✗", Mark.UNSEEN: "?"}
TONES: Final = {"✓": "green", "!": "yellow", "✗": "red", "?": "cyan"}
"""The colour of each mark, where there are colours."""


def screen(repository: str, findings: Sequence[Diagnosis], *, is_checkout: bool) -> str:
    """A line for each finding, below it what to do and where; at the end what it comes to."""
    rows = [(_SHOWN[one.mark], *one.sign.told, one.url) for one in findings]
    counts = {mark.value: _count(findings, mark) for mark in Mark}
    places = (one.url for one in findings if isinstance(one.sign, RepositoryOpen))
    return words.text(
        "doctor.txt.j2",
        repository=repository,
        is_checkout=is_checkout,
        rows=rows,
        counts=counts,
        report=next(places, ""),
    )


def doctor_data(repository: str, findings: Sequence[Diagnosis]) -> dict[str, Any]:
    """What `incident-review doctor --format json` prints."""
    ready = not _count(findings, Mark.STOPS)
    found = {"repository": repository or None, "ready": ready}
    return versioned({**found, "findings": [_record(one) for one in findings]})


def _count(findings: Sequence[Diagnosis], mark: Mark) -> int:
    return sum(one.mark is mark for one in findings)


def _record(finding: Diagnosis) -> dict[str, Any]:
    what, remedy = finding.sign.told
    return {
        "mark": finding.mark.value,
        "sign": finding.sign.called().replace("_", "-"),
        "what": what,
        "remedy": remedy,
        "url": finding.url or None,
    }
