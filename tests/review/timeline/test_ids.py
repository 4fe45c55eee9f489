"""Every event of a timeline has an id that no other has, whatever people do to its lines."""

from __future__ import annotations

from action.review.timeline import merging
from action.review.timeline.ids import with_ids
from tests.review.timeline.test_telling_anew import PAGED, SLOW, rewritten, shown, told
from tests.stories.nouns import an_incident


def test_a_line_that_was_copied_without_its_id_is_another_event() -> None:
    """The one that stands there keeps its id, and keeps it alone."""
    timeline = told(SLOW, PAGED)
    slow, paged = shown(timeline)
    copied = rewritten(timeline, old=paged, new=f"{paged}\n- **14:05** Checkout is slow")

    named = with_ids(copied, merging.telling(copied, an_incident(events=(SLOW, PAGED))))

    assert shown(named) == [slow, paged, "- **14:05** Checkout is slow <!-- e3 -->"]
