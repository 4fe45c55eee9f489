"""Texts that people may leave us: ours with lines lost, doubled, broken, and forged.

Half a character is not among them: the line to GitHub makes the sign for “unreadable” of it.
"""

from __future__ import annotations

import re
from typing import Final

from hypothesis import strategies as st

VALUES: Final = (
    "",
    "-",
    "--",
    "-=",
    "-==",
    "a-",
    "-a",
    " ",
    ",",
    "=",
    "0",
    "9" * 30,
    "9" * 5000,
    "e99999999",
    "e1 e1",
    "e4-e1",
    "1-99999999",
    "2026-99-99",
    "x y z",
    "mira tom",
)
"""What somebody may write between the quotes of a marker."""
LINES: Final = (
    "",
    "\r",
    "\u2028",
    "\x00",
    "\ufffd",
    " " * 40,
    "\t",
    "- ",
    "# H",
    "H\n===",
    "Thursday 19 November 2026\n-----",
    "## Thursday 20 November 2026",
    "## Thursday " + "9" * 20 + " November 2026",
    "## Thursday 1 November " + "9" * 5000,
    "## Thursday ² November 2026",
    "## Thursday 0 November 0000",
    "- **14:05** x <!-- e1 -->",
    "- **99:99** x",
    "- **24:00** x <!-- e9 -->",
    "- 14:05 x <!-- e99999999 -->",
    "<!-- e1 -->",
    "<!-- e",
    "<!--",
    "-->",
    "```",
    "~~~",
    "- [x] Add → #" + "9" * 5000,
    "- [x] Add → #²",
    "- [ ] Add @a--b @a- by 2026-99-99",
    "- [x]x \ufffd",
    "Reason: \ufffd",
    "@-",
    "@a--b, @a-",
    '<!-- incident-review:source events="e1 e77" order="9-1" last="e99999999" gone="e2" -->',
    "<!-- incident-review:source -->",
    '<!-- incident-review:people facilitator="--" note_taker="a-=" -->',
    '<!-- incident-review:review id="--" -->',
    '<!-- incident-review:pull-request id="x" issue="' + "9" * 5000 + '" -->',
    "<!-- incident-review:actions:start -->",
    "<!-- incident-review:actions:end -->",
    "<!-- incident-review:people:start -->",
    "<!-- incident-review:people:end -->",
    '<!-- incident-review:action key="--" -->',
    '<!-- incident-review:proposed keys="a a" -->',
)
WORDS: Final = (
    "/event",
    "/event 14:05",
    "/event 99999 x",
    "/event 0000-00-00 14:00 x",
    "/event 9999-12-31 23:59 x",
    "/event ² x",
    "/help",
    "/",
    "/event \ufffd",
    "/event <!--",
    "/event ```",
    "decision: x",
    "question:",
    "action: @a- x",
)


@st.composite
def hostile_versions(draw: st.DrawFn, text: str) -> str:
    """The text after some hands that know nothing of it."""
    lines = text.split("\n")
    for _ in range(draw(st.integers(1, 4))):
        at = draw(st.integers(0, max(len(lines) - 1, 0)))
        change = draw(st.sampled_from([_lost, _doubled, _forged, _joined]))
        lines = change(lines, at, draw(st.sampled_from(VALUES)))
        lines[at:at] = draw(st.lists(st.sampled_from(LINES) | st.text(max_size=8), max_size=2))
    return "\n".join(lines)


def comments() -> st.SearchStrategy[str]:
    """What may be said in a comment."""
    said = st.sampled_from((*WORDS, *LINES)) | st.text(max_size=12)
    return st.lists(said, min_size=1, max_size=3).map("\n".join)


def _lost(lines: list[str], at: int, _: str) -> list[str]:
    return [*lines[:at], *lines[at + 1 :]]


def _doubled(lines: list[str], at: int, _: str) -> list[str]:
    return [*lines[: at + 1], *lines[at:]]


def _joined(lines: list[str], at: int, value: str) -> list[str]:
    return [*lines[:at], value.join(lines[at : at + 2]), *lines[at + 2 :]]


def _forged(lines: list[str], at: int, value: str) -> list[str]:
    return [
        re.sub(r'="[^"]*"', f'="{value}"', line) if n >= at else line
        for n, line in enumerate(lines)
    ]
