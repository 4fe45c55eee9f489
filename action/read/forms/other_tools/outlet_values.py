"""Single values of the settings about other tools."""

from __future__ import annotations

import re
from typing import Annotated, Final, TypeAlias
from urllib.parse import urlsplit

from pydantic import AfterValidator, StringConstraints, WithJsonSchema

from action.read.forms.values import WORD, Line, Name, Several, refuse, seen
from action.read.yaml.yaml_letters import short
from action.review.outlets.outlet_rules import FINDING_WORDS, NEWS

_LIST: Final = r"[0-9a-fA-F]{24}"
_CLOUD: Final = r"[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}"
_PROJECT: Final = r"[A-Za-z][A-Za-z0-9_]*"
_SITE: Final = r"https://[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?\.(?:atlassian\.net|jira\.com)/?"
"""Where Jira Cloud has its sites [docs]: the token goes to no other host, whatever stands here."""
_LABEL: Final = r"[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?"
_INSIDE: Final = (
    "local|localhost|localdomain|internal|intranet|private|corp|home|lan|arpa|onion|test|invalid"
)
"""Last parts of names that lead to no public host [RFC 2606, 6761, 6762, 8375; ICANN: internal]."""
_PUBLIC: Final = rf"(?:{_LABEL}\.)+(?!(?:{_INSIDE})(?:[:/\s]|$))[a-z][a-z0-9-]*[a-z0-9]"
_SECURE: Final = rf'https://{_PUBLIC}(?::443)?(?:/[^\s<>"\\^`{{|}}]*)?'
_REPOSITORY: Final = r"[A-Za-z0-9][A-Za-z0-9-]*/[A-Za-z0-9._-]+"
_FILE: Final = r'(?!/)(?!.*\.\.)[^\s\\:*?"<>|][^\\:*?"<>|]*\.csv'
_COLUMN: Final = rf"(?:[^{{}}]|\{{(?:{'|'.join(FINDING_WORDS)})\}})*"
_NAMES: Final = f"In braces, use {', '.join(FINDING_WORDS)}"
_BRACES: Final = re.compile(r"\{[^{}]*\}|[{}]")


def _list_id(value: str) -> str:
    if value and not re.fullmatch(_LIST, value):
        raise refuse(
            f"`{short(value)}` is not the id of a Trello list",
            "open a card of the list, add .json to its address, and copy the value of idList",
        )
    return value.lower()


def _cloud_id(value: str) -> str:
    if value and not re.fullmatch(_CLOUD, value):
        raise refuse(
            f"`{short(value)}` is not the id of a Jira site",
            "add /_edge/tenant_info to the address of your site, open it, and copy its cloudId",
        )
    return value.lower()


def _project(value: str) -> str:
    if value and not re.fullmatch(_PROJECT, value):
        raise refuse(
            f"`{short(value)}` is not a project key",
            "write what its issues begin with, such as OPS for OPS-17",
        )
    return value.upper()


def _site(value: str) -> str:
    if value and not re.fullmatch(_SITE, value):
        raise refuse(
            f"`{short(value)}` is not the address of a Jira Cloud site",
            "write it like this: https://acme.atlassian.net, with nothing after it",
        )
    return value.rstrip("/").lower()


def _secure(value: str) -> str:
    parts = urlsplit(value)
    if value and (not re.fullmatch(_SECURE, value) or "@" in parts.netloc):
        raise refuse(
            f"`{short(value)}` is not an address that news can be sent to",
            "use https:// and the public name of a host, in lower case, without a port, spaces,"
            " a user name or a password",
        )
    return value


def _repository(value: str) -> str:
    if value and not re.fullmatch(_REPOSITORY, value):
        raise refuse(
            f"`{short(value)}` is not a repository", "write its owner and name: acme/findings"
        )
    return value


def _csv(value: str) -> str:
    if value and not re.fullmatch(_FILE, value):
        raise refuse(
            f"`{short(value)}` is not a CSV file in this repository",
            "write its path from the root of the repository, such as security/findings.csv",
        )
    return value


def _column(value: str) -> str:
    """The words of a column, in which braces hold nothing but names that we know."""
    for name in _BRACES.findall(value):
        if name[1:-1] not in FINDING_WORDS or len(name) == 1:
            known = ", ".join(f"{{{known}}}" for known in FINDING_WORDS)
            raise refuse(f"`{short(name)}` is not a known word in braces", f"use one of {known}")
    return value


def _news(value: str) -> str:
    word = value.strip().lower()
    if word and word not in NEWS:
        raise refuse(f"`{short(value)}` is not a kind of news", f"use one of {', '.join(NEWS)}")
    return word


ColumnHead = Annotated[str, StringConstraints(max_length=100, pattern=r"^\S")]
ColumnWords = Annotated[
    Line, StringConstraints(max_length=300), AfterValidator(_column), seen(_COLUMN, _NAMES, WORD)
]
FieldId = Annotated[str, StringConstraints(max_length=100, pattern=r"^[A-Za-z][A-Za-z0-9_]*$")]
JiraValue: TypeAlias = Annotated[str | dict[str, object] | list[object], WithJsonSchema({})]
"""What Jira may ask for: words, or {value: words}, or a list of these."""
ListId = Annotated[
    Line, AfterValidator(_list_id), seen(_LIST, "Write the 24 characters of its id", WORD)
]
CloudId = Annotated[
    Line, AfterValidator(_cloud_id), seen(_CLOUD, "Write the id of your site", WORD)
]
ProjectKey = Annotated[
    Line,
    StringConstraints(max_length=50),
    AfterValidator(_project),
    seen(_PROJECT, "Write the key of the project: OPS", ("string",), "OPS"),
]
Site = Annotated[
    Line,
    AfterValidator(_site),
    seen(_SITE, "Write https://acme.atlassian.net", ("string",), "https://acme.atlassian.net"),
]
SecureLink = Annotated[
    str,
    StringConstraints(max_length=2_000),
    AfterValidator(_secure),
    seen(_SECURE, "Write the address of a public host, beginning with https://", ("string",)),
]
RepositoryName = Annotated[
    Line,
    StringConstraints(max_length=140),
    AfterValidator(_repository),
    seen(_REPOSITORY, "Write owner/name", ("string",), "acme/findings"),
]
CsvFile = Annotated[
    Line,
    StringConstraints(max_length=300),
    AfterValidator(_csv),
    seen(_FILE, "Write a path that ends in .csv", ("string",), "security/findings.csv"),
]
ToldNews = Several[
    Annotated[Name, AfterValidator(_news), seen("|".join(NEWS), "Use opened, date or closed", WORD)]
]
