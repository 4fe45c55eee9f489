"""How long it takes to read a long timeline in each shape, in seconds of the processor."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from itertools import count

from action.errors import ReviewError
from action.read.incident import incident
from action.read.settings import DEFAULTS
from scripts.budgets.row import Row, spent, timed
from scripts.budgets.stage import DAY, BrokenError

EVENTS = 10_000
PATH = f"incidents/{DAY}-checkout/incident.yml"
HEAD = "title: Checkout was slow\nseverity: major\n"
WORDS = "Somebody looks at the checkout (look {number})"

Moments = list[datetime]


def rows(runs: int) -> Iterator[Row]:
    begin = datetime(2026, 11, 20, 8, tzinfo=UTC)
    moments = [begin + timedelta(seconds=5 * i) for i in range(EVENTS)]
    for what, write in SHAPES.items():
        yield _read(what, f"{HEAD}timeline:\n{write(moments)}", runs)


def _read(what: str, text: str, runs: int) -> Row:
    what = f"reading: {EVENTS} events, {what}"
    try:
        told, _ = incident(text, path=PATH, settings=DEFAULTS)
    except ReviewError as error:
        return Row(what, None, 1, f"refused: {error.letters[0].what}")
    if len({event.at for event in told.events}) != EVENTS:
        raise BrokenError(f"{what}: {len(told.events)} were read")
    fresh = (text.replace("looks at", f"looks, {run}, at") for run in count())
    taken = spent(lambda: incident(next(fresh), path=PATH, settings=DEFAULTS), runs)
    return timed(what, taken, 1, f"{len(text) / 1000:.0f} kB")


def _told(moments: Moments, form: str) -> str:
    """Each event in this form, in which {at} and {words} stand for what it says."""
    said = ((f"{at:%H:%M:%S}", WORDS.format(number=i)) for i, at in enumerate(moments))
    return "".join(form.format(at=at, words=words) for at, words in said)


def _mappings(moments: Moments) -> str:
    return _told(moments, "  - at: {at}\n    what: {words}\n")


def _block(form: str, before: str = "") -> Callable[[Moments], str]:
    """Text in this form, pasted into the incident file."""

    def write(moments: Moments) -> str:
        lines = (before + _told(moments, form)).splitlines()
        return "  |2\n" + "".join(f"  {line}\n" for line in lines)

    return write


SHAPES: dict[str, Callable[[Moments], str]] = {
    "a list of mappings": _mappings,
    "a block of bare lines": _block("{at} {words}\n"),
    "headings": _block("### {at}\n\n{words}\n\n"),
    "bullets": _block("- **{at}** – {words}\n"),
    "bullets with bullets below": _block("- {at}: {words}\n  - and at the queue\n"),
    "a table": _block("| {at} | {words} |\n", "| Time | Event |\n|---|---|\n"),
    "one paragraph with breaks": _block("{at} - {words}<br>\n"),
    "bullets in German": _block("- gegen {at} Uhr – {words}\n"),
    "bare lines in Japanese": _block("3月2日 {at}頃 {words}\n"),
    "a table of a wiki": _block("|-\n| {at} || {words}\n", "{|\n! Time !! Event\n"),
    "JSON": _block('{{"at": "{at}", "text": "{words}"}}\n'),
}
