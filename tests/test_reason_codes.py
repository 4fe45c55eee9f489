"""The reference lists every reason code that a run can give: programs are written against it."""

from __future__ import annotations

import re
from typing import Final

from action.faults import OUR_FAULT, STOPPED_RUN
from action.review.deciding import AT_WORK
from action.review.outcomes.reasons import NothingDone, Reason
from tests.manual import PAGES, PROJECT

GIVEN: Final = re.compile(
    r"""\breason(?::\ str)?\ ?=\ ?"([a-z-]+)"  # an error, and what a run begins with
    |reason-code=([a-z-]+)                   # what is no event of ours
    |Plan\(.*"([a-z-]+)"\)                   # a plan
    |_outcome\([^"]*"([a-z-]+)"              # a run that comes to no end
    """,
    re.VERBOSE,
)
"""How the program names a code."""
RETURNED: Final = re.compile(r'return .*"([a-z-]+)"')
"""The same, where a review is decided on, and where a run says what came of it."""
CODES: Final = re.compile(r"`([a-z]+(?:-[a-z]+)*)`")


def given() -> set[str]:
    """Every code that stands in the program, or is named after its class."""
    texts = (file.read_text(encoding="utf-8") for file in (PROJECT / "action").rglob("*.py"))
    found = {next(filter(None, hit.groups())) for text in texts for hit in GIVEN.finditer(text)}
    for path in ("action/review/deciding.py", "action/clerk.py"):
        found |= {*RETURNED.findall((PROJECT / path).read_text(encoding="utf-8"))}
    kinds = {kind.code() for kind in Reason.__subclasses__()} - {NothingDone.code()}
    return found | kinds | {AT_WORK, OUR_FAULT, STOPPED_RUN}


def test_every_code_of_the_program_is_listed() -> None:
    """No more, no less."""
    (table,) = re.findall(r"(?s)### Reason codes\n(.*?)\n###", PAGES["reference.md"])

    assert sorted(CODES.findall(table)) == sorted(given())
