"""The chapters of the story, in their order."""

from collections.abc import Iterator

from scripts.story import attending, closing, elsewhere, holding, reading
from scripts.story.scene import Scene

TITLES = (
    "Adding the incident file",
    "Reading the timeline and commenting on its lines",
    "Who comes, and when",
    "The meeting",
    "Closing the review too early",
    "Closing the review",
    "Where the owners work",
    "The same news twice",
    "A file with mistakes beside a good one",
)


def play(scene: Scene) -> Iterator[int]:
    """Play one chapter after the other; give the number of each when it is over."""
    closed = None
    for number, title in enumerate(TITLES, 1):
        scene.teller.chapter(number, title)
        match number:
            case 1:
                reading.add_incident_file(scene)
            case 2:
                reading.comment_on_lines(scene)
            case 3:
                attending.change_who_comes(scene)
            case 4:
                holding.meet(scene)
            case 5:
                closing.close_too_early(scene)
            case 6:
                closed = closing.close(scene)
            case 7:
                elsewhere.show(scene)
            case 8 if closed:
                closing.deliver_again(scene, closed)
            case _:
                closing.push_mistakes(scene)
        yield number
