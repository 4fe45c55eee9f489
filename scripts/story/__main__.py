"""Tells the story: `python -m scripts.story [--html DIR]`."""

import argparse
import sys
import time
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from subprocess import TimeoutExpired

from scripts.story import closing, reading
from scripts.story.album import Album
from scripts.story.scene import Scene
from scripts.story.stage import NotAsToldError, Stage, staged
from scripts.story.teller import Teller
from tests.github.refusal import Refusal

CHAPTERS = (
    "Adding the incident file",
    "Reading the timeline and commenting on its lines",
    "The meeting",
    "Closing the review too early",
    "Closing the review",
    "The same news twice",
    "A file with mistakes beside a good one",
)

OTHERWISE = (NotAsToldError, LookupError, ValueError, Refusal, TimeoutExpired)
"""What is raised where a page lacks what people look for on it, or a run does not end."""


def main(arguments: Sequence[str]) -> int:
    """Tell the story once; the exit code is 1 where it does not come out as told."""
    asked = _asked(arguments)
    began = time.perf_counter()
    teller = Teller()
    _begin(teller)
    try:
        with staged(datetime.now(UTC).date()) as stage:
            album = Album(stage, asked.html, CHAPTERS)
            _play(Scene(stage, teller), album)
            _end(teller, stage, time.perf_counter() - began)
            if first := album.bind():
                teller.tell(f"What people would see on GitHub is in {first}: open it in a browser.")
    except OTHERWISE as otherwise:
        sys.stdout.flush()
        print(f"\n\nThe story did not come out as told. {otherwise}", file=sys.stderr)
        return 1
    return 0


def _asked(arguments: Sequence[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="scripts/demo", description="Plays one incident review against a stand-in for GitHub."
    )
    parser.add_argument(
        "--html", type=Path, metavar="DIR", help="write what people would see as pages into DIR"
    )
    return parser.parse_args(arguments)


def _begin(teller: Teller) -> None:
    teller.tell(
        "Incident Review holds the conversation after an incident in a repository on GitHub. "
        "This plays one review from start to end. The program is the real one; GitHub is "
        "played by a stand-in, and nothing leaves this machine."
    )
    teller.tell(
        "The team of larkspur/shop runs a shop for its client, Fernhill Books. Two days ago, "
        "for 43 minutes, nobody could pay by card."
    )


def _play(scene: Scene, album: Album) -> None:
    closed = None
    for number, title in enumerate(CHAPTERS, 1):
        scene.teller.chapter(number, title)
        match number:
            case 1:
                reading.add_incident_file(scene)
            case 2:
                reading.comment_on_lines(scene)
            case 3:
                closing.meet(scene)
            case 4:
                closing.close_too_early(scene)
            case 5:
                closed = closing.close(scene)
            case 6 if closed:
                closing.deliver_again(scene, closed)
            case _:
                closing.push_mistakes(scene)
        album.keep(number, scene.teller.told)


def _end(teller: Teller, stage: Stage, seconds: float) -> None:
    each = [cost.requests for cost in stage.costs]
    teller.tell(
        f"Everything came out as told: {len(each)} events, {sum(each)} requests to GitHub"
        f" ({', '.join(map(str, each))}), {seconds:.0f} seconds."
    )


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
