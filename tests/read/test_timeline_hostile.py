"""Whatever bytes lie in a file, its timeline is read or answered with letters, and stays honest."""

from __future__ import annotations

import re
from typing import Any, Final

import pytest
from hypothesis import given
from hypothesis import strategies as st

from action.errors import ReviewError
from action.printed.timeline_json import normalised
from action.read.incident import incident
from action.read.settings import DEFAULTS
from tests.searching import examples

FOLDER: Final = "incidents/2026-03-02-queue-stuck"
FILES: Final = ("incident.yml", "incident.md", "notes.md")

TIMES: Final = (
    *("14:05", "2:05 pm", "12:10 AM", "14.05", "1405 UTC", "8pm", "14:05:30", "T14:05Z", "25:10"),
    *("2026-03-02", "2 March", "Mar 2, 2026", "24/07/26", "Tuesday", "2026-02-30", "20262-01-16"),
    *("??:??", "14:??", "2X:XX", "HH:mm", "2026-MM-DD", "14:05-14:20", "16:05:57-58", "~", "ca. "),
    *(" UTC", " CET", "+01:00", "99999999999999999999", "0001-01-01", "9999-12-31 23:59"),
)
SIGNS: Final = (
    *("\n", "\n", "\n\n", "\r\n", "  ", "    ", "\t", "- ", "* ", "• ", "1. ", "- [ ] ", "# "),
    *("### ", " ###", "> ", "```\n", "~~~\n", "`", "**", "_", "[", "]", "(", ")", "{{", "}}", "|"),
    *("|---|\n", "| Time | Event |\n", "\\", "<br>", "&nbsp;", "&", "<!--", "-->", "---\n", ": "),
    *(
        " - ",
        " – ",
        "timeline: ",
        "timeline: |\n",
        "at: ",
        "what: ",
        "timezone: CET\n",
        "Key events",
        "Resolved\n",
        "Posted ",
    ),
    *("'", '"', "!", "&a ", "*a", "?", "%", "@", "\x00", "\u2028", "\u202e", "\ufeff", "😀", "é"),
)
SOUP: Final = st.lists(st.sampled_from((*TIMES, *SIGNS)) | st.text(max_size=3), max_size=40)
TEXTS: Final = (
    SOUP.map("".join)
    | st.text(max_size=300)
    | st.binary(max_size=300).map(lambda raw: raw.decode("utf-8", "replace"))
)


@pytest.mark.parametrize("file", FILES)
@given(text=TEXTS)
@examples(300)
def test_any_text_is_read_or_answered_with_letters(file: str, text: str) -> None:
    """Nothing but a ReviewError is ever raised."""
    try:
        found = normalised(text, path=f"{FOLDER}/{file}")
    except ReviewError:
        return

    check(found, text)


def check(found: dict[str, Any], text: str) -> None:
    """Each entry has its own id, one line of words, a place in the file and no end before it."""
    entries = found["entries"]
    last = len(re.split(r"\r\n|\r|\n", text))

    assert [entry["id"] for entry in entries] == [f"e{n}" for n in range(1, len(entries) + 1)]
    assert all(1 <= item["line"] <= last for item in (*entries, *found["notes"]))
    assert all("\n" not in item["text"] for item in (*entries, *found["notes"]))
    assert all(entry["end"] is None or entry["at"] <= entry["end"] for entry in entries)


@pytest.mark.parametrize("file", FILES[:2])
@given(text=TEXTS, head=st.booleans())
@examples(300)
def test_any_incident_file_is_read_or_answered_with_letters(
    file: str, text: str, head: bool
) -> None:
    """The same behind the fields that an incident file needs."""
    fields = "title: Queue stuck\nseverity: minor\n" if head else ""
    before = {"incident.yml": fields, "incident.md": f"---\n{fields}---\n"}[file]
    try:
        told, _ = incident(before + text, path=f"{FOLDER}/{file}", settings=DEFAULTS)
    except ReviewError:
        return

    assert all("\n" not in event.what for event in told.events)
    assert all(event.end is None or event.at for event in told.events)


LINES: Final = st.lists(
    st.sampled_from(
        [
            *("14:05 ", "14:05 - ", "- 14:05 ", "  - 14:05: ", "* **14:10** ", "1. 14:05 ", "?? "),
            *("", "  ", "    ", "- ", "  - ", "> ", "[14:05] ", "~14:05 ", "14:05-14:20 ", "\t"),
            *(
                "```\n",
                "| 14:05 | ",
                "2026-03-02 14:05 ",
                "\n",
                "### 14:05 ",
                "14:05\n",
                "• ",
            ),
        ]
    ),
    max_size=8,
)


@given(beginnings=LINES)
@examples(500)
def test_no_word_is_lost_and_none_is_invented(beginnings: list[str]) -> None:
    """Every word of a file without sections stands in one event or note, and in no second one."""
    words = [f"word{number}x" for number in range(len(beginnings))]
    text = "".join(f"{begin}{word}\n" for begin, word in zip(beginnings, words, strict=True))
    found = normalised(text, path=f"{FOLDER}/notes.md")
    labels = [entry["label"] for entry in found["entries"] if not entry["at"]]
    said = " ".join((*labels, *(item["text"] for item in (*found["entries"], *found["notes"]))))

    assert sorted(re.findall(r"word\d+x", said)) == sorted(words), text


def test_a_page_whose_last_line_posts_nothing_is_read_as_it_stands() -> None:
    """The time stands behind an item of a list, and no words above it are its own."""
    text = "Late letters\n\nResolved\n\n- 14:05 x\nPosted Mar 2, 2026 - 16:24 UTC\n"

    (event,) = normalised(text, path=f"{FOLDER}/incident.md")["entries"]

    assert (event["at"], event["text"]) == ("2026-03-02T14:05", "x Posted Mar 2, 2026 - 16:24 UTC")
