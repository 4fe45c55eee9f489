"""Our comment below the review issue, which says what others were told of the review."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from action.markdown import sections
from action.review.outlets.also_here import ELSEWHERE
from action.review.outlets.kept_lines import KeptLine, KeptLines
from action.review.page.our_comment import Comment
from action.review.view import View


def our_word(view: View) -> Comment | None:
    """The comment, once there is one."""
    return next((one for one in view.issue.comments if one.key == ELSEWHERE), None)


def told_lines(view: View) -> KeptLines:
    """Its lines; in the browser people save them with other ends."""
    said = our_word(view)
    return KeptLines(said.body.replace("\r\n", "\n") if said else "")


def news_place(outlet: str, key: str) -> str:
    """Where certain news of an outlet stand."""
    return f"{outlet}.{key}"


def told_before(view: View, outlet: str) -> Iterator[str]:
    """The keys of the news of which an outlet has a line, oldest first."""
    for place in told_lines(view).by_place:
        name, _, key = place.partition(".")
        if name == outlet and key:
            yield key


def without_older(lines: Mapping[str, KeptLine], over: Iterable[str]) -> Iterator[KeptLine]:
    """The lines without those that newer news have made old; what people wrote there stays theirs.

    `over` are the places of the newest news, where nothing more follows.
    """
    newest = {place.partition(".")[0]: place for place in over}
    for place, line in lines.items():
        if newest.get(place.partition(".")[0], place) == place:
            yield line
        elif line.touched:
            yield KeptLine(line.raw.partition(sections.OURS)[0].rstrip())
