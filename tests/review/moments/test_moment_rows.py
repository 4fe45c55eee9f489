"""The rows of moments: whatever people write among them, nothing of it is lost."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from action.review.moments.moment_boxes import moment_marker
from action.review.moments.moment_rows import with_people_s_rows

HEAD = "**Worth asking about?**"


def written(*events: str, words: str = "We decide") -> str:
    """The section as we write it, with these moments."""
    rows = [f"- [ ] {event} {words} (a decision) {moment_marker(event)}" for event in events]
    return "\n".join((HEAD, "", *rows)) if rows else ""


def on_page(*events: str, before: str = "", words: str = "We decide") -> str:
    """The same on a page that people had left so."""
    return with_people_s_rows(written(*events, words=words), before, HEAD)


theirs = st.sampled_from(
    ["mine 1", "  mine 2", "- mine 3", "- [x] mine 4", "  - mine 5", "```", "> mine 6", "", "\t"]
)
places = st.lists(st.tuples(st.integers(0, 6), theirs), max_size=5)
counts = st.sampled_from([(), ("e1",), ("e2", "e3"), ("e1", "e2", "e3")])


def typed(section: str, more: list[tuple[int, str]]) -> str:
    """A section into which people have typed lines, each above the one of this number."""
    lines = section.split("\n")
    for at, line in more:
        lines.insert(min(at, len(lines)), line)
    return "\n".join(lines)


@given(more=places, first=counts, then=counts)
def test_no_line_of_people_is_lost_doubled_or_moved(
    more: list[tuple[int, str]], first: tuple[str, ...], then: tuple[str, ...]
) -> None:
    """Above the rows, between them and below, whatever rows come and go."""
    before = typed(on_page(*first), more)
    after = on_page(*then, before=before, words="We all decide")
    wrote = [line for line in before.split("\n") if "mine" in line or "```" in line]

    assert [line for line in after.split("\n") if "mine" in line or "```" in line] == wrote
    assert on_page(*then, before=after, words="We all decide") == after
    assert {event for event in ("e1", "e2", "e3") if f"] {event} We all" in after} == set(then)


@given(more=places, first=counts)
def test_a_page_on_which_nothing_changes_stays_as_it_is(
    more: list[tuple[int, str]], first: tuple[str, ...]
) -> None:
    """Nobody who has it open need load it again."""
    before = typed(on_page(*first), more).rstrip()
    bare = "\n".join(line.rstrip() for line in before.split("\n"))

    assert first == () or on_page(*first, before=bare).strip() == bare.strip()


def test_a_row_of_very_many_words_is_read_at_once() -> None:
    """Anybody may paste anything."""
    row = on_page("e1").split("\n")[-1]
    pasted = row.replace(" <!--", f" {'word ' * 10_000}<!--")
    after = on_page("e1", before=f"{HEAD}\n\n{pasted}", words="We all decide")

    assert after.count("word ") == 10_000
    assert "We all decide (a decision) word" in after
