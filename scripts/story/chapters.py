"""The chapters of the story, in their order."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from scripts.story import attending, closing, elsewhere, holding, reading
from scripts.story.scene import Scene


@dataclass(frozen=True)
class Chapter:
    """A part of the story, what pages are called that show how it ends, and how it is played."""

    title: str
    after: str
    play: Callable[[Scene], None]


CHAPTERS = (
    Chapter("Adding the incident file", "on the first day", reading.add_incident_file),
    Chapter(
        "Reading the timeline and commenting on its lines",
        "after people have read the timeline",
        reading.comment_on_lines,
    ),
    Chapter("Who comes, and when", "with a date", attending.change_who_comes),
    Chapter("The meeting", "after the meeting", holding.meet),
    Chapter(
        "Closing the review too early", "after it was closed too early", closing.close_too_early
    ),
    Chapter("Closing the review", "after the review", closing.close),
    Chapter("Where the owners work", "after the review", elsewhere.show),
    Chapter("The same event twice", "after the review", closing.deliver_again),
    Chapter(
        "A file with mistakes beside a good one", "after two more files", closing.push_mistakes
    ),
)


def play(scene: Scene) -> Iterator[int]:
    """Play one chapter after the other; give the number of each when it is over."""
    for number, chapter in enumerate(CHAPTERS, 1):
        scene.teller.chapter(number, chapter.title)
        chapter.play(scene)
        yield number
