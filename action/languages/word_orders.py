"""The orders of words in which most languages of Europe tell a milestone."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

_END: Final = "(?= ?(?:$|[,(]))"
"""What is spoken of ends here; with more behind it, it would be something else."""

_NUMBER: Final = r"(?: #?[a-z]{0,6}-?\d{1,9})?"

ORDERS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "resolved": rf"""
            IT{_NUMBER} WAS RESOLVED
            RESOLVED AN THING{_NUMBER}{_END}
            ^AN PROBLEM WAS RESOLVED
            ^SOLVED$
            ^RESOLVEDNOUN OF THING{_END}
        """,
        "declared": rf"""
            IT{_NUMBER} WAS DECLARED
            DECLARED AN THING{_NUMBER}{_END}
            ^DECLARED$
        """,
        "mitigated": rf"""
            IT{_NUMBER} WAS MITIGATED
            MITIGATED AN THING{_END}
            ^AN PROBLEM WAS MITIGATED
            SERVICE WAS RESTORED
            RESTORED AN SERVICE{_END}
            NORMAL
            ^MITIGATED$
        """,
        "detected": rf"""
            IT{_NUMBER} WAS DETECTED
            DETECTED AN THING{_END}
            ^AN PROBLEM WAS DETECTED
            ALARM (?:(?!NOT )[^ ]+ ){{0,3}}?FIRED
            FIRED AN ALARM
            FIRST
            ^AN PEOPLE (?:(?!NOT )[^ ]+ ){{0,3}}?REPORT(?!.*?AGAIN)
            ^DETECTED$
        """,
        "started": rf"""
            IT{_NUMBER} WAS STARTED
            STARTED AN THING{_END}
            ^STARTEDNOUN OF THING{_END}
            ^STARTED$
        """,
    }
)
