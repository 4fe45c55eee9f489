"""What an incident is known by in incident.io: its number, its id, or its address there."""

from __future__ import annotations

import re
from typing import Annotated, Final

from pydantic import AfterValidator

from action.read.forms.values import WORD, Line, refuse, seen
from action.read.yaml.yaml_letters import short
from action.review.incident import NOT_IN_INCIDENT_IO

_KNOWN_BY: Final = r"(?:\d{1,9}|[0-9A-Za-z]{20,40})"
_REFERENCE: Final = r"(?:[A-Za-z][A-Za-z0-9]{0,15}-|#)\d{1,9}"
_SITE: Final = r"https://app\.incident\.io/(?:[A-Za-z0-9_~.-]+/)?incidents/"
_WHOLE: Final = rf"{_KNOWN_BY}|{_REFERENCE}|{_SITE}{_KNOWN_BY}(?:[/?#]\S*)?"
_ELSEWHERE: Final = "[Nn][Oo]|[Nn][Oo][Nn][Ee]"


def known_by(value: str) -> str:
    """Its number or its id, out of INC-123 or an address; empty where it is neither."""
    if not re.fullmatch(_WHOLE, value, re.ASCII):
        return ""
    said = re.sub(f"{_SITE}|.*[-#]", "", value, count=1)
    return re.split("[/?#]", said)[0]


def _known_there(value: str) -> str:
    if not value:
        return value
    if re.fullmatch(_ELSEWHERE, value):
        return NOT_IN_INCIDENT_IO
    if found := known_by(value):
        return found
    raise refuse(
        f"`{short(value)}` is not an incident in incident.io",
        "write INC-123, its address (https://app.incident.io/…), or `no` if it is not there",
    )


IncidentIoName = Annotated[
    Line,
    AfterValidator(_known_there),
    seen(
        f"{_WHOLE}|{_ELSEWHERE}",
        "Write INC-123, its address in incident.io, or no",
        (*WORD, "integer"),
        "INC-123",
        "https://app.incident.io/acme/incidents/123",
        "no",
    ),
]
