"""How the lines of our own code that a reader runs through grow with the text that it is given."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import suppress
from datetime import UTC
from types import FrameType
from typing import Any, Final

from action import logins
from action.errors import Place, ReviewError
from action.markdown import (
    as_written,
    checklist,
    comments,
    fences,
    inline,
    lookalikes,
    safe,
    unseen,
)
from action.markdown.sections import Page
from action.printed.moments_json import found_moments
from action.printed.timeline_json import normalised
from action.read import report
from action.read.dispatched import dispatch
from action.read.durations import stated_lengths
from action.read.event import occasion
from action.read.freetext.blocks.blocks import blocks
from action.read.freetext.blocks.hidden import uncommented
from action.read.freetext.blocks.json_lines import as_items
from action.read.freetext.blocks.markup import unwrapped
from action.read.freetext.blocks.table_markup import as_markdown_tables
from action.read.yaml.source import PlacedLine
from action.review.actions import action, actions
from action.review.actions.action_words import wording_of
from action.review.actions.aside.beside import taken_off
from action.review.actions.aside.weak_words import is_reminder, vague_words
from action.review.actions.short_names import with_names
from action.review.agenda.kind import said_kind, sounds_like, without_kind
from action.review.agenda.wishes import wishes
from action.review.bank.standing_list import StandingList
from action.review.commands import spoken
from action.review.commands.asks.about_agenda import slash_relay
from action.review.commands.asks.ask import Ask, NameTopic, PutFirst, PutOff
from action.review.commands.asks.asks import NAMES, without_commands
from action.review.commands.command import Command, Origin
from action.review.dates.day_words import day_inside
from action.review.moments.statement import statements_in, without_quotes
from action.review.page.review_page import ReviewPage
from action.review.questions import milestone_words
from action.review.remarks.saying_unnamed import say_brought
from action.review.timeline import merging, reading_back
from action.review.timeline.ids import with_ids
from action.review.timeline.timeline import Timeline
from tests.growth.hostile import Hostile
from tests.stories.nouns import FRIDAY, an_event, an_incident
from tests.stories.world import a_review

ORIGIN: Final = Origin("1", "u", "mira", FRIDAY)

Reader = Callable[[str], object]
TIMES: Final = 60
WORST: Final = 2.6
"""How much more a doubled doubling may cost: 2 is linear, 4 quadratic; sorting costs a little."""
CHANGED: Final = an_incident(events=(an_event("14:05", "Changed"), an_event("15:00", "New")))


def _relay(text: str) -> Command:
    """What the facilitator was told in private."""
    return Command("relay", text, "1", "u", "mira", FRIDAY)


def _beside(text: str) -> object:
    """The list with our lines, which are taken off before."""
    before = taken_off(action.ActionList(text))
    return actions.dressed(before.bare, before, {}).text


READERS: Final[dict[str, Reader]] = {
    "actions": lambda text: action.ActionList(text).all,
    "actions that are almost agreed": lambda text: list(action.ActionList(text).almost_agreed),
    "the words of a vague action": lambda text: (vague_words(text), is_reminder(text)),
    "a day among words": day_inside,
    "what kind a remark is": lambda text: (said_kind(text), without_kind(text)),
    "what a remark sounds like": sounds_like,
    "the answers to standing questions": lambda text: list(StandingList(text).answers(())),
    "the reason for many actions": lambda text: action.ActionList(text).reason,
    "the parts of an action": wording_of,
    "the names of actions": lambda text: with_names(action.ActionList(text)).text,
    "what stands beside actions": _beside,
    "boxes": checklist.items,
    "lines that look ticked": lambda text: list(lookalikes.lookalikes(text)),
    "comments": comments.without_comments,
    "code and HTML": unseen.without_unseen,
    "fences": lambda text: fences.fenced(text.split("\n")),
    "a line with code and links": inline.inline,
    "harmless text": safe.text,
    "plain words": safe.plain,
    "a comment as it was written": as_written.as_written,
    "a page": lambda text: Page(text).section("agenda"),
    "a page with a section": lambda text: Page(text).with_section("agenda", "x"),
    "the markers of a page": lambda text: Page(text).markers("people"),
    "the page of a review": lambda text: ReviewPage(text).people,
    "what a page notes of a talk": lambda text: ReviewPage(_of_people(text)).talk,
    "mentions": lambda text: list(logins.mentioned(text)),
    "a text without mentions": lambda text: logins.without_mentions(text, ["mira", "tom"]),
    "commands": lambda text: spoken.commands(text, ORIGIN, NAMES),
    "a comment without commands": without_commands,
    "whom commands name": lambda text: list(spoken.names_in(text)),
    "what a form sends": lambda text: dispatch({"incident": text, "words": text, "at": text}, text),
    "our comment with it": lambda text: list(say_brought(a_review().form_sends(text).snapshot)),
    "what is relayed": lambda text: slash_relay.RULE.asked(_relay(text)),
    "an event": lambda text: occasion("issues", _issue(text), path="i", settings="s"),
    "a timeline": lambda text: Timeline(text).rows,
    "the memory of a timeline": lambda text: Timeline(text).memory,
    "ids": lambda text: with_ids(Timeline(text)).text,
    "merging": lambda text: merging.merged(Timeline(text), an_incident(), CHANGED, "b2").text,
    "reading back": lambda text: list(reading_back.events_of(Timeline(text), an_incident(), UTC)),
    "the milestone of an event": milestone_words.milestone,
    "what an event states": lambda text: list(statements_in(without_quotes(text))),
    "free text": lambda text: normalised(text, path="a.md"),
    "tables in other markup": lambda text: list(as_markdown_tables(_placed(text))),
    "a table as wide as long": lambda text: list(
        as_markdown_tables(_placed(_wide(100 + len(text))))
    ),
    "blocks": lambda text: blocks(_placed(text)),
    "events in JSON": lambda text: list(as_items(_placed(text))),
    "pasted HTML": lambda text: list(uncommented(tuple(unwrapped(_placed(text))))),
    "an incident file": lambda text: _tried(lambda: report.fields_of(text, "incident.yml")),
    "a report": lambda text: _tried(lambda: report.fields_of(f"---\n---\n{text}", "incident.md")),
    "lengths of time": lambda text: stated_lengths(_placed(text)),
}
PIECES: Final = (
    " ",
    "\n",
    "\t",
    "\r",
    "a",
    "A1 ",
    "-",
    "*",
    "_",
    "`",
    "[",
    "](",
    "(",
    ")",
    "<",
    ">",
    "!",
    "#",
    "\\",
    "&",
    "@",
    ":",
    "|",
    "~",
    "=",
    "``",
    "** ",
    "_a",
    "[a](",
    "[](b)",
    "![a](b",
    "<a ",
    '<a b="',
    "</",
    "<!A",
    "<?",
    "<!--",
    "-->",
    "<!-->",
    "<br>",
    "`` ` ",
    "- ",
    "- a\n",
    "1. ",
    "> ",
    "> a\n",
    "# a\n",
    "a\n===\n",
    "a\n---\n",
    "---\n",
    "```\n",
    "~~~\n",
    "    a\n",
    "\n\n",
    "- [ ] a\n",
    "- [x] a @mira by 2026-01-01\n",
    "-[x]a\n",
    "• [x] a\n",
    "| [x] a |\n",
    "  - [x] a\n",
    "@mira ",
    ", @mira",
    "@a-",
    "www.",
    "https://a",
    "&amp;",
    "reason:",
    "Reason:\n",
    "by ",
    "due ",
    "due friday ",
    "due: a ",
    "done when ",
    "done when a; ",
    "isms ",
    "kind: a ",
    "- [ ] Improve it\n",
    '  - a <!-- incident-review:beside of="A1" about="a" sum="00000000" -->\n',
    " → #1",
    "([a](http://",
    "(by ",
    "; by ",
    "(source: ",
    "<!-- e1 -->",
    "- **14:05** a <!-- e1 -->\n",
    "- **14:05** a\n",
    "14:05 a\n",
    "## Thursday 19 November 2026\n",
    "Thursday 19 November 2026\n------\n",
    "/event 14:05 a\n",
    "/help\n",
    "| 14:05 | a |\n",
    "+---+\n",
    "+===+\n| a |\n",
    "=== ===\n",
    "=== ===\na\n",
    "|===\n",
    "!===\n|a\n",
    "{|\n",
    ":{|\n|-\n",
    "  .. list-table::\n",
    ".. list-table::\n * - a\n",
    "[a=b]\n",
    '{"at": "14:05"},\n',
    "[{\n",
    "title: a #1\n",
    "- a #1\n",
    "<p>\n",
    "<table><tr>\n",
    "| a ",
    "- 14:05\n",
    "14:05\n",
    "Mira\n14:05\n",
    "Mira 14:05\na\n",
    "2026-11-19 14:05 UTC – 14:10 a\n",
    "lasted 5 minutes. ",
    "<!-- incident-review:",
    "<!-- incident-review:agenda:start -->\n",
    "<!-- incident-review:agenda:end -->\n",
    '<!-- incident-review:people a="b" -->',
    '<!-- incident-review:source events="e1" -->\n',
    '<!-- incident-review:review id="',
    "\u200d",
    "\u2028",
)
"""What people write, what breaks it, and what we write ourselves."""


def grows(reader: Reader, piece: str) -> tuple[int, int, int] | None:
    """The lines run through for n, 2n and 4n pieces, where that is worse than linear."""
    reader(piece)  # what is only done once, such as an import, is not counted
    once, twice, four = (lines_of(reader, piece * (TIMES * n)) for n in (1, 2, 4))
    return (once, twice, four) if four - twice > WORST * max(twice - once, 100) else None


def slow(reader: Reader) -> Iterator[tuple[Hostile, tuple[int, int, int]]]:
    """The texts at which a reader is worse than linear."""
    for piece in PIECES:
        if found := grows(reader, piece):
            yield Hostile("", piece, ""), found


def moments_of_lines(text: str) -> None:
    """What is worth asking about where every line is an event, a minute after the one before."""
    told = enumerate(text.splitlines())
    events = (f"- {at // 60 % 24:02}:{at % 60:02}{words}" for at, words in told)
    found_moments("\n".join(events), path="a.md")


def wishes_of_lines(text: str) -> None:
    """What is asked of the agenda where every line is a command about an event of its own."""
    lines = text.splitlines()
    clocks = [f"{at // 60 % 24:02}:{at % 60:02}" for at in range(len(lines))]
    told = (f"- **{at}** a <!-- e{number} -->" for number, at in enumerate(clocks, 1))
    asked: list[tuple[Command, Ask]] = []
    for line, at in zip(lines, clocks, strict=True):
        said = Command(line, at, "1", f"u{at}", "mira", FRIDAY)
        ask = NameTopic((at,), "a") if line == "topic" else PutFirst((at,))
        asked.append((said, PutOff((at,)) if line == "drop" else ask))
    wishes(asked, Timeline("\n".join(told)))


def lines_of(reader: Reader, text: str) -> int:
    """How many lines of Python a reader runs through for a text.

    Compiling a pattern does not count: it is done once, or again where `re` has forgotten it.
    """
    count = 0

    def trace(frame: FrameType, event: str, _: Any) -> Any:
        nonlocal count
        if frame.f_globals.get("__name__", "").startswith("re."):
            return None
        count += event == "line"
        return trace

    before = sys.gettrace()
    sys.settrace(trace)
    try:
        reader(text)
    finally:
        sys.settrace(before)
    return count


def _of_people(text: str) -> str:
    """A page with this in our section about people."""
    edge = "<!-- incident-review:people:{} -->"
    return f"{edge.format('start')}\n{text}\n{edge.format('end')}"


def _issue(body: str) -> dict[str, Any]:
    return {"issue": {"number": 1, "body": body, "labels": [{"name": "incident-review"}]}}


def _tried(read: Callable[[], object]) -> None:
    """What a reader refuses with letters it has read, too."""
    with suppress(ReviewError):
        read()


def _wide(columns: int) -> str:
    """A table of reStructuredText with as many lines as columns."""
    edge = f"{'= ' * columns}=\n".replace("=", "==")
    return edge + "a\n" * columns + edge


def _placed(text: str) -> tuple[PlacedLine, ...]:
    return tuple((Place("a.md", at, 1), line) for at, line in enumerate(text.split("\n"), 1))
