"""What was told in a comment is added once, whatever people do to line, comment, file or marker."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Sequence

from hypothesis import given
from hypothesis import strategies as st

from action.review.commands import spoken
from tests.searching import examples
from tests.stories.nouns import EVENTS, an_event
from tests.stories.world import Review, a_review


def told(review: Review) -> Counter[str]:
    """The events from comments that the timeline holds, by their words."""
    return Counter(re.findall(r"told \d+", review.timeline))


def said(review: Review) -> set[str]:
    """The events that people tell in their comments now."""
    every = spoken.given(review.snapshot)
    return {command.text.partition(" ")[2] for command in every}


# --- what people do; new words bear the count -----------------------------------------------------


def tell(review: Review, number: int, count: int) -> Review:
    """Somebody tells an event in a new comment."""
    place = "issue" if number % 2 else "pull request"
    return review.commented(f"/event 14:{10 + count} told {count}", on=place)


def tell_more(review: Review, number: int, count: int) -> Review:
    """Somebody edits a comment and tells one more event in it."""
    if not review.issue.commands:
        return review
    place = review.issue.commands[number % len(review.issue.commands)].place
    lines = [f"/event {c.text}" for c in review.issue.commands if c.place == place]
    lines.insert(number % 2, f"/event 14:{10 + count} told {count}")
    return review.commented("\n".join(lines), number=int(place.removeprefix("issuecomment-")))


def on_a_line(change: Callable[[str], str]) -> Callable[[Review, int, int], Review]:
    """Somebody changes a line that came from a comment."""

    def changed(review: Review, number: int, _: int) -> Review:
        rows = [f"{row}\n" for row in review.timeline.splitlines() if "told" in row]
        row = rows[number % len(rows)] if rows else ""
        return review.timeline_says(row, change(row)) if rows else review

    return changed


def change_the_file(review: Review, _: int, count: int) -> Review:
    """Somebody changes the incident file."""
    return review.file_says(events=(*EVENTS, an_event("14:20", f"file {count}")))


def lose_the_marker(review: Review, _: int, __: int) -> Review:
    """Somebody deletes our marker; the lines from comments are all there until we look again."""
    every = Counter(command.url for command in spoken.given(review.snapshot))
    there = all(review.timeline.count(f"]({url})") == times for url, times in every.items())
    waiting = spoken.pending(review.snapshot, review.snapshot.timeline)
    marker = re.search(r"<!-- incident-review:source.*\n", review.timeline)
    return review.timeline_says(marker[0], "") if there and marker and not waiting else review


def wait(review: Review, _: int, __: int) -> Review:
    """Nobody does anything."""
    return review


DEEDS = (
    tell,
    tell_more,
    on_a_line(lambda row: row.replace("**14:", "**15:")),
    on_a_line(lambda _: ""),
    on_a_line(lambda row: row + row.replace("told", "copied")),
    on_a_line(lambda row: re.sub(r" <!-- e\d+ -->", "", row)),
    change_the_file,
    lose_the_marker,
    wait,
)
deeds = st.lists(st.tuples(st.sampled_from(DEEDS), st.integers(0, 9), st.booleans()), max_size=20)


@examples(60)
@given(deeds)
def test_every_event_is_added_once(
    happens: Sequence[tuple[Callable[[Review, int, int], Review], int, bool]],
) -> None:
    """And nothing that was told is lost."""
    review, added, every = a_review(), Counter[str](), set[str]()
    for count, (deed, number, looks) in enumerate([(tell, 1, True), *happens, (wait, 0, True)]):
        review = deed(review, number, count)
        every |= said(review)
        if looks or deed is lose_the_marker:
            before = told(review)
            review = review.served()
            added += told(review) - before
            assert review.served().steps == ()

    assert added == Counter(every)
