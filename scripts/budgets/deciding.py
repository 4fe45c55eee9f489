"""How long it takes to decide over much, in seconds of the processor: no network, no process."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from typing import cast

from action.connection import Connection, Question, from_environment
from action.read.data_files.moment_words import moment_words
from action.read.event import Occasion, Where, occasion
from action.read.github.touched import touched
from action.read.incident import incident
from action.read.settings import DEFAULTS
from action.review.agenda.agenda import agenda
from action.review.agenda.ranking import Ranking
from action.review.agenda.remark import Remark, Say
from action.review.deciding import decide
from action.review.house import Repository
from action.review.model import IncidentFile, PullRequest, Snapshot
from action.review.moments.moments import moments_of
from action.review.page.review_page import ReviewPage
from action.review.questions.milestones import Told
from action.review.timeline import event_line, merging
from action.review.timeline.timeline import Timeline
from action.wire.reply import Reply
from action.write.paper import Paper
from scripts.budgets.row import Row, spent, timed
from scripts.budgets.stage import DAY, BrokenError
from tests.github import Hub
from tests.github.deeds import issues

NOW = datetime(2026, 11, 23, 9, tzinfo=UTC)
FOLDERS = 10_000
REVIEWS = 100
EVENTS = 10_000
ASKED_ABOUT = 2_000
REMARKS = 5_000
WHERE = Where("acme/shop", "incidents", ".github/incident-review.yml")
PATH = f"incidents/{DAY}-checkout/incident.yml"
HEAD = "title: Checkout was slow\nseverity: major\nlead: mira\nresponders: [mira, tom]\n"
KINDS = ("question: ", "disagree: ", "decision: ", "observation: ", "")


def rows(runs: int) -> Iterator[Row]:
    yield from _scope(runs)
    yield from _remarks(runs)
    yield from _merging(runs)
    yield from _moments(runs)


# --- ten thousand incidents -----------------------------------------------------------------------


@dataclass(frozen=True)
class Remembering:
    """A connection that asks the stand-in once, so that afterwards only our time is measured."""

    connection: Connection
    replies: dict[str, Reply] = field(default_factory=dict)

    def ask(self, question: Question) -> Reply:
        asked = f"{question.document} {dict(question.variables)}"
        if asked not in self.replies:
            self.replies[asked] = self.connection.ask(question)
        return self.replies[asked]


def _scope(runs: int) -> Iterator[Row]:
    names = [f"{NOW.date() - timedelta(days=i)}-checkout-slow" for i in range(FOLDERS)]
    files = {f"incidents/{name}/incident.yml": HEAD for name in names}
    with Hub("acme/shop", files=files, start=NOW - timedelta(days=60)) as hub:
        _have_reviews(hub, names[:REVIEWS])
        event = hub.person("mira").push({f"incidents/{names[0]}/incident.yml": HEAD + "# more\n"})
        push = occasion("push", event.payload, path=WHERE.folder, settings=WHERE.settings)
        env = {"GITHUB_API_URL": hub.url, "GITHUB_GRAPHQL_URL": f"{hub.url}/graphql"}
        asking = cast("Connection", Remembering(from_environment(env, hub.token)))
        yield _looked(f"a sweep, {REVIEWS} under way", asking, Occasion("s", sweep=True), runs)
        yield _looked("a push", asking, push, runs)


def _have_reviews(hub: Hub, names: Sequence[str]) -> None:
    """Reviews of ours that are under way, each with a page of some length."""
    with hub.acting() as world:
        label = issues.create_label(world, "incident-review", "5319e7", None)
        for name in names:
            marker = f'<!-- incident-review:review id="{name}" -->'
            body = marker + "\nWhat is known of the incident, at some length.\n" * 200
            issues.create_issue(world, world.bot, name, body, labels=[label])


def _looked(what: str, asking: Connection, about: Occasion, runs: int) -> Row:
    """Which incidents to look at, over and over."""

    def look() -> int:
        return len(touched(asking, WHERE, about, NOW.date()).ids)

    note = f"{look()} of them to look at"
    return timed(f"deciding: {what}, over {FOLDERS} incidents", spent(look, runs), 1, note)


# --- five thousand remarks ------------------------------------------------------------------------


def _remarks(runs: int) -> Iterator[Row]:
    before = _opened()
    usual, busy = (_much_talked_about(before, actions=every) for every in (100, 6))
    pull, branch = usual.pull_request, usual.branch
    timeline = branch.timeline if branch else None
    seconds = spent(
        lambda: agenda(pull, timeline, 90, Ranking({"mira", "tom", "lee"}.__contains__)), runs
    )
    yield timed(f"deciding: the agenda from {REMARKS} remarks", seconds, 1)
    yield _planned("the plan", usual, "preparing", runs)
    yield _planned("the plan, with 833 proposals,", busy, "preparing", runs)


def _planned(what: str, snapshot: Snapshot, reason: str, runs: int) -> Row:
    plan = decide(snapshot, DEFAULTS, NOW)
    if plan.reason != reason:
        raise BrokenError(f"{reason} was expected of {REMARKS} remarks, not {plan.reason}: {plan}")
    seconds = spent(lambda: decide(_unread(snapshot), DEFAULTS, NOW), runs)
    return timed(f"deciding: {what} from {REMARKS} remarks", seconds, 1)


def _unread(snapshot: Snapshot) -> Snapshot:
    """The same as a run finds it: nothing of page and timeline is read yet."""
    issue, branch = snapshot.issue, snapshot.branch
    if not (issue and branch and branch.timeline):
        raise BrokenError("a review on paper has no page or no timeline")
    return replace(
        snapshot,
        issue=replace(issue, page=ReviewPage(issue.body)),
        branch=replace(branch, timeline=Timeline(branch.timeline.text)),
    )


def _opened() -> Snapshot:
    """A review as it is when all has been opened, on paper."""
    house = Repository(
        id="R_1",
        name="acme/shop",
        url="https://github.com/acme/shop",
        default_branch="main",
        head="a" * 40,
        labels={},
        people={"mira": "U_1", "tom": "U_2"},
    )
    told, _ = incident(_incident_file(50), path=PATH, settings=DEFAULTS)
    snapshot = Snapshot(told.id, house, IncidentFile(PATH, "b" * 40, told))
    hand = Paper(NOW)
    while plan := decide(snapshot, DEFAULTS, NOW):
        snapshot = hand.carry_out(plan, snapshot)
    return snapshot


def _much_talked_about(snapshot: Snapshot, actions: int) -> Snapshot:
    """With remarks all over the timeline, of which one in so many proposes an action."""
    pull, branch = snapshot.pull_request, snapshot.branch
    if not (pull and branch and branch.timeline):
        raise BrokenError("a review on paper has no timeline to talk about")
    lines = [line for line in branch.timeline.text.splitlines() if ":" in line][-50:]
    remarks = tuple(_remark(i, lines[i % len(lines)], pull, actions) for i in range(REMARKS))
    return replace(snapshot, pull_request=replace(pull, remarks=remarks))


def _remark(number: int, line: str, pull: PullRequest, actions: int) -> Remark:
    kind = "park: " if not number % 100 else KINDS[number % len(KINDS)]
    kind = "action: " if number % actions == 1 else kind
    words = f"{kind}what did we **know** about [this](https://x.org) then?"
    says = tuple(
        Say(f"person-{(number + reply) % 40}", words, f"{pull.url}#discussion_r{number}{reply}")
        for reply in range(1 + number % 3)
    )
    return Remark(f"T_{number}", says, line)


# --- ten thousand events --------------------------------------------------------------------------


def _merging(runs: int) -> Iterator[Row]:
    """A timeline into which a file comes where one event in ten has changed, and one has moved."""
    before, _ = incident(_incident_file(EVENTS), path=PATH, settings=DEFAULTS)
    idents = event_line.new_ids(before.events)
    marker = event_line.source_marker("b" * 40, idents)
    text = f"# Timeline\n\n{event_line.body(before.events, idents)}\n{marker}\n"
    told = [replace(e, what="Calm") if i % 10 == 0 else e for i, e in enumerate(before.events)]
    now = replace(before, events=tuple(told[1:] + told[:1]))
    seconds = spent(lambda: merging.merged(Timeline(text), before, now, "c" * 40), runs)
    yield timed(f"deciding: merging a timeline of {EVENTS} events", seconds, 1)


def _incident_file(events: int) -> str:
    """An incident in which something happens every few seconds."""
    begin = datetime(2026, 11, 20, 8, tzinfo=UTC)
    times = (begin + timedelta(seconds=5 * i) for i in range(events))
    lines = (f"  {at:%H:%M:%S} Somebody looks at the checkout (look {at:%H%M%S})" for at in times)
    return HEAD + "timeline: |\n" + "\n".join(lines) + "\n"


# --- two thousand events --------------------------------------------------------------------------

SAYING = (
    "We decided to restart the payment service",
    "Users report errors, and more people are called on",
    "Service restored, and everything is back to normal",
    "The database crashes again; Mira hands over to Tom",
)


def _moments(runs: int) -> Iterator[Row]:
    lines = [f"  {i % 24:02}:{i % 60:02} {SAYING[i % len(SAYING)]}\n" for i in range(ASKED_ABOUT)]
    told, _ = incident(f"{HEAD}timeline: |\n{''.join(lines)}", path=PATH, settings=DEFAULTS)
    pairs = zip(event_line.new_ids(told.events), told.events, strict=True)
    events = [Told(ident, event, event_line.line(event, ident)) for ident, event in pairs]
    seconds = spent(lambda: moments_of(told, events, moment_words()), runs)
    yield timed(f"deciding: moments of {ASKED_ABOUT} events", seconds, 1)
