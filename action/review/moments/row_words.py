"""What people have written into the rows of moments: words about events, without a name."""

from __future__ import annotations

from collections.abc import Mapping

from action.markdown.sections import Page
from action.review import words
from action.review.moments.moment_boxes import SECTION_OF_MOMENTS
from action.review.moments.moment_rows import moment_blocks


def row_words(page: Page) -> Mapping[str, str]:
    """What people have written in and below the rows, in Markdown, by the id of the event.

    A paragraph between rows is about none of them: it stands under the empty id, with what is
    above them all.
    """
    head = words.render("_moments_head.md.j2").rstrip("\n")
    above, blocks = moment_blocks(page.section(SECTION_OF_MOMENTS) or "", head)
    told = "\n".join(line.removeprefix(head) for line in above.lines).strip()
    found: dict[str, list[str]] = {"": [told]}
    for block in blocks:
        found.setdefault(block.event, []).append(block.said)
    every = {event: "\n\n".join(filter(None, said)) for event, said in found.items()}
    return {event: said for event, said in every.items() if said}
