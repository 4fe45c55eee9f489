"""Tells the story: `python -m scripts.story [--html DIR]`."""

import argparse
import sys
import time
from collections.abc import Sequence
from functools import partial
from pathlib import Path
from subprocess import TimeoutExpired

from action.errors import CallError
from scripts.story.chapters import play
from scripts.story.pages.keeper import keeper_for
from scripts.story.scene import Scene
from scripts.story.stage import NotAsToldError, Stage, quickly, shipped, staged
from scripts.story.teller import Teller
from tests.github.refusal import Refusal

OTHERWISE = (NotAsToldError, LookupError, ValueError, Refusal, TimeoutExpired)
"""What is raised where a page lacks what people look for on it, or a run does not end."""


def main(arguments: Sequence[str]) -> int:
    """Tell the story once; the exit code is 1 where it does not go as described.

    It is 2 where pages would overwrite a file that is not ours.
    """
    asked = _asked(arguments)
    began = time.perf_counter()
    teller = Teller()
    _begin(teller)
    try:
        with quickly() as start, staged(partial(shipped, start=start)) as stage:
            keeper = keeper_for(stage, asked.html)
            for number in play(Scene(stage, teller)):
                keeper.keep(number, teller.told)
            _end(teller, stage, time.perf_counter() - began)
            if first := keeper.bind():
                teller.tell(f"What people would see on GitHub is in {first}: open it in a browser.")
    except CallError as error:
        sys.stdout.flush()
        print(*(f"Error: {letter}" for letter in error.letters), sep="\n", file=sys.stderr)
        return 2
    except OTHERWISE as otherwise:
        sys.stdout.flush()
        print(f"\n\nThe story did not go as described. {otherwise}", file=sys.stderr)
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
        "Incident Review runs the conversation after an incident, inside a repository on GitHub. "
        "Here is one review from start to end. The program is the real one; GitHub is played by a "
        "stand-in, days pass at once, and nothing leaves this machine."
    )
    teller.tell(
        "The team of larkspur/shop runs a shop for its client, Fernhill Books. On Monday, "
        "nobody could pay by card for 43 minutes."
    )


def _end(teller: Teller, stage: Stage, seconds: float) -> None:
    asked = sum(cost.requests for cost in stage.costs)
    teller.tell(
        f"Everything went as described: {len(stage.costs)} events, {asked} requests to GitHub, "
        f"{seconds:.0f} seconds."
    )


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
