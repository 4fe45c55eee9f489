"""Believable nouns for every template, by the name of the page of words/ that shows them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, datetime, timedelta
from types import MappingProxyType
from zoneinfo import ZoneInfo

from action.doctor.vital_signs import (
    FilesUnseen,
    NoToken,
    RepositoryOpen,
    SwitchOff,
    WorkflowMissing,
)
from action.errors import Letter
from action.markdown.safe import Safe
from action.markdown.sections import wrap
from action.printed.timeline_doubts import FLAGS, LISTED
from action.read.event import Where
from action.review import words
from action.review.actions.action import Action
from action.review.actions.action_words import Wording, as_line
from action.review.actions.owning import Owned
from action.review.agenda.agenda import Agenda, Proposal
from action.review.agenda.discourse import Discourse, TalkPlace
from action.review.agenda.entry import Entry
from action.review.agenda.hour import hour
from action.review.agenda.neighbours import Neighbours
from action.review.agenda.outside import Outside
from action.review.agenda.remark import Say
from action.review.agenda.topic import Topic
from action.review.answers.answer import Why
from action.review.arranging.proposal import SlotRow
from action.review.arranging.votes import SlotVotes
from action.review.bank.standing_list import StandingAnswer
from action.review.chart.chart import Chart, chart
from action.review.commands.rules.slash_help import HelpTable
from action.review.commands.table import TABLE
from action.review.dates.calendar_event import CalendarEvent
from action.review.dates.calendar_links import google, outlook
from action.review.dates.local_times import LocalTime
from action.review.dates.settling import MeetingDate
from action.review.git_steps import Target
from action.review.incident import MILESTONES, Event, Incident
from action.review.model import ActionIssue, PullRequest, ReviewIssue
from action.review.moments.candidates import Candidate
from action.review.moments.moment import DecisionMade
from action.review.notes.attendance import AttendanceRow
from action.review.outlets.acted import Acted
from action.review.page.facts import MilestoneRow
from action.review.page.meeting_times import Calendars, MeetingTimes
from action.review.page.people_rows import PersonRow
from action.review.page.review_page import ReviewPage
from action.review.people.attendee import Attendee
from action.review.people.cast import Cast
from action.review.people.need import Need
from action.review.people.whys import (
    ClientStaff,
    CoFacilitator,
    Comms,
    DeliveryManager,
    InvitedInComment,
    Lead,
    LeadsConversation,
    NamedInTimeline,
    TakesNotes,
)
from action.review.plan import EditIssue
from action.review.questions.doubt import Some
from action.review.record.record import Agreed, Came, Idea
from action.review.settings import Attendance
from action.review.standing.role import FromRota, HandedOver, Holder, Role, ToldInComment
from action.review.standing.standing import Arrangement, MadeException
from action.review.timeline.event_line import body, new_ids, source_marker
from action.review.timeline.timeline import Timeline
from action.write.outlets.tool import NotTakenError
from action.write.outlets.trying import Trial
from action.write.runner import Outcome
from tests.review.samples import (
    COMPARE,
    DOUBTS,
    ELSEWHERES,
    GREETINGS,
    LATE,
    LENGTH,
    LETTER,
    NOTICES,
    PROBLEMS,
    REPLIES,
    STEPS,
    UNSETS,
)
from tests.stories.nouns import FOLDER, FRIDAY, HOUSE, a_pull_request, an_event, an_incident, at


def charted(incident: Incident) -> Chart:
    """The picture of a timeline that nobody has changed."""
    idents = new_ids(incident.events)
    text = f"{body(incident.events, idents)}{source_marker('b1', idents)}"
    found = chart(incident, Timeline(text))
    assert found is not None, "only what can be drawn is shown"
    return found


SAID = f"{HOUSE}/pull/2#discussion_r"
FILE_URL = f"{HOUSE}/blob/main/{FOLDER}/incident.yml"
FILED_TIMELINE = f"{HOUSE}/blob/main/{FOLDER}/timeline.md?plain=1"
MARKER = Safe("<!-- incident-review:example -->")
INCIDENT = an_incident(
    severity="major",
    summary="For half an hour checkout took nine seconds.\n\nNobody lost an order.",
    impact="About 400 people waited | some left",
    channel="https://chat.example.org/c/7",
    links=("https://graphs.example.org/d/1",),
)
ISSUE = ReviewIssue("I_1", 1, f"{HOUSE}/issues/1", "Incident review", ReviewPage(""), FRIDAY)
PULL: PullRequest = a_pull_request()
ALERT = Entry("question", "Who saw the alert?", "lee", f"{SAID}1", 0, ("lee",), unanswered=True)
SAID_SO = ("It was quicker than a fix.", "How did we know?")
ROLLBACK = Entry(
    "decision", "We rolled back", "tom", f"{SAID}2", 2, ("tom", "mira"), False, SAID_SO
)
AGAIN = Entry("question", "Who knew?", "tom", f"{SAID}3", 1, ("tom",), unanswered=True)
NAMES = Entry("park", "How we name releases", "pat", f"{SAID}4", 0, ("pat",))
SUGGESTED = Entry(None, "", "mira", f"{SAID}5", 0, ("mira",))
DEPLOY = Topic(
    ("e3",), "14:30 The new version is taken back", (ROLLBACK, replace(ALERT, kind=None))
)
ALARM = Topic(("e1",), "14:05 Checkout begins to answer slowly", (ALERT,), more=3)
ASKS = ("What told you that going back was safe?", "How did you know whether it had worked?")
NOTED = replace(ALARM, entries=(), more=0, minutes=30, written="A note\n\nof two lines")
JOINED = replace(
    ALARM,
    title="Alerting",
    minutes=20,
    places=("14:05 Checkout begins to answer slowly", "14:12"),
    entries=(ALERT, replace(ROLLBACK, kind=None, seems="surprise", votes=2)),
)
AGENDA = Agenda(
    topics=(replace(DEPLOY, minutes=20, asks=ASKS), JOINED),
    also=(
        Topic((), "notes.md", (NAMES, replace(SUGGESTED, seems="question"))),
        Topic(("e2",), "14:12 The on-call engineer is paged", (), off="tom"),
    ),
    amendments=(Topic(("e1",), "14:05 Checkout begins to answer slowly", (SUGGESTED,)),),
    left_out=2,
    url=f"{HOUSE}/pull/2",
    minutes=60,
    held=2,
    first_at="14:12",
    neighbours=(Neighbours("~14:05", "14:12–14:20", "14:05", "14:12"),),
    discourse=Discourse(
        (TalkPlace("14:30", f"{SAID}2"),),
        (TalkPlace("14:05", f"{SAID}1"), TalkPlace("14:12", f"{SAID}6")),
        (TalkPlace("14:41", f"{SAID}7"),),
    ),
)
STRANGE = Entry("question", "Is my order safe?", "zoe", f"{SAID}8", 0, ("zoe",), unanswered=True)
OUTSIDE = Outside((STRANGE,), 12, f"{HOUSE}/pull/2")
BY_TOM = ToldInComment("tom", f"{HOUSE}/issues/1#issuecomment-12")
LEADS, NOTES = LeadsConversation(BY_TOM), TakesNotes(FromRota())
ROLES = {Role.FACILITATOR: Holder("jonas", BY_TOM), Role.NOTE_TAKER: Holder("ana", FromRota())}
CAST = Cast(
    Arrangement(holders=ROLES, handed_over=(HandedOver(Role.FACILITATOR, "kim"),)),
    (
        Attendee("jonas", "Jonas Weber", Need.MUST, (LEADS,)),
        Attendee("ana", "ana", Need.MUST, (NOTES, Comms())),
        Attendee("mira", "mira", Need.MUST, (Lead(),), has_read=True),
        Attendee("lee", "lee", Need.SHOULD, (DeliveryManager("Acme Ltd"),)),
    ),
    team=("kim", "tom"),
)
EXCEPTION = MadeException("no-senior", "everybody senior responded", "tom", f"{HOUSE}/issues/1#i")
ROWS = (
    PersonRow("must", "Jonas Weber", Safe("jonas"), (LEADS,), False, False, load=2),
    PersonRow("must", "", Safe("ana"), (NOTES, Comms()), False, True),
    PersonRow("must", "", Safe("mira"), (Lead(),), True, True),
    PersonRow("must", "", Safe("@zoe"), (NamedInTimeline(),), False, False),
    PersonRow("should", "", Safe("lee"), (DeliveryManager("Acme Ltd"),), False, False),
    PersonRow("should", "Jo Park", Safe(""), (ClientStaff("Acme Ltd"),), False, False),
)
CHANGING = (
    replace(ROWS[0], comes=False),
    replace(ROWS[1], away_until=date(2026, 11, 27)),
    replace(ROWS[2], comes=True),
    PersonRow("should", "", Safe("pat"), (CoFacilitator(), InvitedInComment("tom")), False, False),
)
NO_AGENDA: Mapping[str, object] = MappingProxyType(
    {"marker": MARKER, "agenda": Agenda(), "outside": Outside(), "looks_back": False}
)
PEOPLE = {
    "marker": MARKER,
    "cast": CAST,
    "rows": ROWS,
    "team": ("mira",),
    "before": (),
    "shows_reading": True,
    "shows_coming": False,
    "looks_back": False,
}
SAYS = Wording(
    "Page somebody sooner",
    owners=("tom",),
    done_when="a test page wakes us",
    kind="detect",
    priority="high",
    isms=True,
)
ACTION = Action("k1", 0, "", SAYS, ticked=True, noted="A1", source=f"{SAID}7")
OWNED = Owned(3, "Page somebody sooner", ("tom",), date(2026, 12, 4))
UNOWNED = Owned(4, "", ("zoe",), None, ("zoe",))
SMALL = Letter("GitHub did not assign zoe", serious=False)
OUTCOME = Outcome(
    "2026-11-19-checkout-slow",
    "updated",
    "preparing",
    "Checkout was slow",
    (1, f"{HOUSE}/issues/1"),
    (2, f"{HOUSE}/pull/2"),
    steps=(EditIssue(Target("I_1", 1), ""),),
    letters=(LETTER, SMALL),
)
BUSY = an_incident(
    **dict(zip(MILESTONES, map(at, ("14:02", "14:12", "14:15", "15:40", "16:05")), strict=True)),
    scribe="ana",
    comms="lee",
    events=(
        an_event("14:02", "A release goes out"),
        an_event("14:12", "The on-call engineer is paged"),
        an_event("14:20", "Calls everybody together", by="mira"),
        an_event("14:22", "Keeps the log", by="ana", end=at("15:45")),
        an_event("14:25", "Tells the clients; asks @acme for patience", by="lee"),
        an_event("14:28", "Looks through the logs", by="tom", end=at("14:50")),
        an_event("14:55", "We take the release back", kind="decision"),
        an_event("15:40", "Checkout is fast again"),
    ),
)
LONG_NIGHT = an_incident(
    started=at("21:00"),
    resolved=at("02:00", FRIDAY.date()),
    events=(
        *(an_event(f"{21 + i // 12}:{i % 12 * 5:02}", f"Attempt {i}") for i in range(30)),
        an_event("01:50", "It works", FRIDAY.date()),
    ),
)
UNSET = wrap("unset", words.render("unset.md.j2", unset=UNSETS[1:2]).rstrip("\n"))
FINISHED: Mapping[str, object] = MappingProxyType(
    {
        "marker": MARKER,
        "merge_marker": Safe('<!-- incident-review:merge by="people" -->'),
        "actions": (OWNED,),
        "unowned": (),
        "pull": PULL,
        "notes": True,
        "how": "",
        "refused": "",
        "conversations": 0,
        "in_the_way": (),
        "main": "main",
        "unset": None,
        "branch": "incident-review/2026-11-19-checkout-slow",
        "compare_url": COMPARE,
    }
)
CANDIDATES = (
    Candidate("e3", "14:30 The new version is taken back", DecisionMade(""), asks=ASKS),
    Candidate("e4", "14:41 Checkout is fast again", None, ticked=True),
    Candidate("e5", "14:45 Kim takes over", None, raised=True),
)
PACK: Mapping[str, object] = MappingProxyType(
    {
        "minutes": 90,
        "hour": hour(2, 90),
        "topics": tuple(replace(topic, minutes=30) for topic in AGENDA.topics),
        "moments": False,
        "clients": "Acme Ltd",
        "at_night": "02:10",
        "zone": "Europe/London",
    }
)
A_FIFTH = ActionIssue("I_5", 5, f"{HOUSE}/issues/5", "k5", name="A5")
RECORD: Mapping[str, object] = MappingProxyType(
    {
        "incident": INCIDENT,
        "issue": ISSUE,
        "pull": PULL,
        "cast": CAST,
        "picture": Safe("The picture."),
        "invited": 4,
        "before": {"facilitator": ("kim",), "note-taker": ()},
        "came": Came(3, 1),
        "has_notes": True,
        "recording": "https://example.org/meeting",
        "is_without_recording": False,
        "topics": (DEPLOY, ALARM, NOTED, replace(NOTED, written="", off="tom")),
        "answers": (
            StandingAnswer("What went well?", "The *rollback*.\n\n- it was quick"),
            StandingAnswer("Where were we lucky?", ""),
        ),
        "learned": Safe("The alert looks at the *median*."),
        "agreed": (
            Agreed(
                "Page sooner", "tom", date(2026, 12, 4), 3, f"{HOUSE}/issues/3", "A1", "it rings"
            ),
            Agreed("Write a runbook", "mira", date(2026, 12, 18)),
        ),
        "opened_before": (A_FIFTH,),
        "done": (Idea("Take the release back", "A4"),),
        "declined": (Idea("Buy a bigger database", "A2", "kim", "the one we have is idle"),),
        "reason": "two teams share them",
        "proposals": (Idea("Page somebody sooner", "A3"), Idea("Buy a second database")),
        "parked": (NAMES,),
        "outside": replace(OUTSIDE, entries=(), more=1),
    }
)
DATED_IN = f"{HOUSE}/issues/1#issuecomment-12"
_LONDON = datetime(2026, 11, 26, 16, 0, tzinfo=ZoneInfo("Europe/London"))
DATED_EVENT = CalendarEvent(
    "acme/shop/a", "Incident review: Checkout", f"See {HOUSE}", HOUSE, _LONDON, 90, FRIDAY
)
DATED = MeetingTimes(
    date(2026, 11, 27),
    90,
    MeetingDate(_LONDON, "jonas", DATED_IN, said=FRIDAY),
    (
        LocalTime("America/New_York", _LONDON.astimezone(ZoneInfo("America/New_York"))),
        LocalTime("Asia/Tokyo", _LONDON.astimezone(ZoneInfo("Asia/Tokyo"))),
    ),
    "https://meet.example.org/reviews",
    calendars=Calendars(
        google(DATED_EVENT), outlook(DATED_EVENT), f"{HOUSE}/raw/incident-review/a/a/when.ics"
    ),
)
VOTES = (
    SlotVotes(1, _LONDON, 3, 2),
    SlotVotes(2, _LONDON + timedelta(days=1), 1, 0),
    SlotVotes(3, _LONDON + timedelta(days=3), 0, 0),
)
PROPOSAL: Mapping[str, object] = MappingProxyType(
    {
        "is_called_off": False,
        "marker": MARKER,
        "date": None,
        "zone": "Europe/London",
        "rows": (
            SlotRow("🎉", 1, _LONDON, DATED.elsewhere),
            SlotRow("❤️", 2, _LONDON + timedelta(days=1), ()),
        ),
        "minutes": 90,
        "ahead": (1, 2),
        "wall": "",
    }
)
REMINDER: Mapping[str, object] = MappingProxyType(
    {
        "marker": MARKER,
        "names": (Safe("@mira"), Safe("ana"), Safe("@tom")),
        "have_read": False,
        "is_ended": False,
        "meeting": DATED.date,
        "pull_request": 2,
        "filed_url": "",
    }
)
NOTHING_NEXT: Mapping[str, object] = MappingProxyType(
    {
        "greetings": (),
        "notices": (),
        "marker": MARKER,
        "next": (),
        "has_met": False,
        "rests_until": None,
        "is_over": False,
    }
)
GOING: Mapping[str, object] = MappingProxyType(
    {
        "marker": MARKER,
        "steps": STEPS,
        "meeting": Safe("**Meet** by Friday 27 November, for about 90 minutes."),
        "facilitator": "jonas",
        "form": "",
        "looks_back": False,
    }
)
ISSUED: Mapping[str, object] = MappingProxyType(
    {
        "marker": MARKER,
        "action": ACTION,
        "issue": ISSUE,
        "incident": INCIDENT,
        "due": date(2026, 12, 4),
        "event": "14:12 The on-call engineer is paged",
        "timeline_url": f"{HOUSE}/blob/c0ffee/{FOLDER}/timeline.md?plain=1#L8",
        "said": (
            Say("tom", "How was it noticed?", f"{SAID}6"),
            Say("lee", "Page somebody sooner", f"{SAID}7"),
        ),
    }
)
REQUEST: Mapping[str, object] = MappingProxyType(
    {
        "marker": MARKER,
        "incident": INCIDENT,
        "issue": ISSUE,
        "comment_by": date(2026, 11, 26),
        "meeting": None,
        "timeline": f"{FOLDER}/timeline.md",
        "picture": Safe("The picture."),
        "doubts": Some((), 0),
        "file_url": FILE_URL,
        "form": "",
    }
)
FORM = "https://forms.example.org/review"
UNNAMED_REMARK: Mapping[str, object] = MappingProxyType(
    {
        "at": "",
        "nearest": (),
        "marker": MARKER,
        "about": "14:12 The error rate falls",
        "said": Safe("I was told not to page anybody."),
        "by": "",
        "url": "",
        "is_cut": False,
        "is_closed": False,
    }
)
IN_NOTES = f"{HOUSE}/issues/1#issuecomment-12"
HERE = (
    AttendanceRow("mira", "Mira Okafor"),
    AttendanceRow("tom", ""),
    AttendanceRow("", "Jo Park"),
)
ACTED = Acted(
    ActionIssue("I_3", 3, f"{HOUSE}/issues/3", "k1", ("tom",), "A1", "Page sooner"),
    "Page somebody sooner",
    "tom",
    date(2026, 12, 4),
    "an alert pages within five minutes",
    "high",
    is_finding=False,
)
PAGES: Mapping[str, Mapping[str, object]] = {
    "_entry": {"entry": ROLLBACK},
    "cut": {},
    "_entry unanswered": {"entry": ALERT},
    "_entry without a name": {"entry": replace(ALERT, author="", people=("",))},
    "_entry with more of the same person": {"entry": AGAIN},
    "_outside": {"outside": OUTSIDE},
    "_raised": {"entry": ROLLBACK},
    "_proposal": {
        "proposal": Proposal("k1", "Page | sooner", "lee", f"{SAID}7", "14:05"),
        "says": as_line(Wording("Page | sooner", owners=("tom",), done_when="it rings")),
        "name": "A1",
    },
    "_pull_request_text": REQUEST,
    "_pull_request_text with a date": {**REQUEST, "meeting": DATED.date},
    "_pull_request_text with doubts": {**REQUEST, "doubts": Some(DOUBTS, 12)},
    "_pull_request_text with a form": {**REQUEST, "form": FORM},
    "_filed_request_text": {
        **{key: REQUEST[key] for key in ("marker", "incident", "issue", "picture")},
        "filed_url": FILED_TIMELINE,
    },
    "_record_request_text": {"issue": ISSUE},
    "_chart": {"chart": charted(BUSY)},
    "_chart of a long night": {
        "chart": replace(charted(LONG_NIGHT), untimed=2, remote=3, shifted=True)
    },
    "_chart with little left out": {
        "chart": replace(charted(an_incident()), surplus=1, untimed=1, remote=1)
    },
    "action_issue": ISSUED,
    "action_issue without a remark": {
        **ISSUED,
        "action": replace(ACTION, says=Wording("Page somebody sooner", owners=("tom",)), noted=""),
        "event": None,
        "said": (),
    },
    "actions": {"at_most": 3, "due": "2026-12-04"},
    "agenda": {"marker": MARKER, "agenda": AGENDA, "outside": Outside(), "looks_back": False},
    "agenda of a conversation that is over": {
        "marker": MARKER,
        "agenda": Agenda(topics=(replace(AGENDA.topics[0], is_over=True),), minutes=90),
        "outside": Outside(), "looks_back": False,
    },
    "agenda of which all is put off": {
        "marker": MARKER,
        "agenda": Agenda(also=(replace(ALARM, off="tom"),)),
        "outside": Outside(), "looks_back": False,
    },
    "agenda of words in a row": {
        "marker": MARKER,
        "agenda": Agenda(topics=(NOTED,) * 2, minutes=90),
        "outside": Outside(), "looks_back": False,
    },
    "agenda empty": NO_AGENDA,
    "agenda with words from outside": {**NO_AGENDA, "outside": OUTSIDE},
    "agenda of a meeting that is over": {
        "marker": MARKER,
        "agenda": replace(AGENDA, also=(*AGENDA.also, replace(ALARM, entries=()))),
        "outside": Outside(),
        "looks_back": True,
    },
    "agenda of nothing when it is over": {**NO_AGENDA, "looks_back": True},
    "ended": {"marker": MARKER, "pull": PULL, "made": (), "met": False, "has_notes": False},
    "ended after it has met": {
        "marker": MARKER,
        "pull": PULL,
        "made": (),
        "met": True,
        "has_notes": True,
    },
    "ended with actions": {
        "marker": MARKER,
        "pull": None,
        "made": (A_FIFTH,),
        "met": False,
        "has_notes": True,
    },
    "facts": {
        "incident": INCIDENT,
        "milestones": (
            MilestoneRow("Started", at("14:05"), None, None),
            MilestoneRow("Detected", at("14:12"), None, None, LATE),
            MilestoneRow("Resolved", at("00:41"), date(2026, 11, 20), timedelta(minutes=636)),
        ),
        "lengths": (LENGTH,),
        "clients": "Acme Ltd, Globex",
        "services": "checkout",
        "path": f"{FOLDER}/incident.yml",
        "file_url": FILE_URL,
    },
    "finished": FINISHED,
    "finished without actions": {**FINISHED, "actions": (), "notes": False},
    "finished with something left to fill in": {**FINISHED, "unset": UNSET},
    "finished with a dropped owner": {**FINISHED, "actions": (UNOWNED,), "unowned": (UNOWNED,)},
    "finished merge refused": {**FINISHED, "how": "refused", "refused": "1 approval is missing"},
    "finished with a file in the way": {
        **FINISHED,
        "how": "refused",
        "refused": "Pull Request is not mergeable",
        "in_the_way": (f"{FOLDER}/notes.md",),
    },
    "finished with open conversations": {
        **FINISHED,
        "how": "refused",
        "refused": "A conversation must be resolved",
        "conversations": 3,
    },
    "finished pull request refused": {**FINISHED, "pull": None},
    "heard": {"marker": MARKER, "replies": REPLIES[:-1], "about": ""},
    "heard on a line": {"marker": MARKER, "replies": REPLIES[:1], "about": f"{SAID}1"},
    "heard a call for help": {
        "marker": MARKER, "replies": (HelpTable(TABLE), *REPLIES[:1]), "about": "",
    },
    "heard from a stranger": {"marker": MARKER, "replies": REPLIES[-1:], "about": ""},
    "heard and settled": {"marker": MARKER, "replies": (), "about": ""},
    "help": {"rules": TABLE},
    "invite": {
        "marker": MARKER, "manager": "dora", "client": "Acme Ltd",
        "names": ("Jo Park", "Sam Reyes"),
    },
    "issue": {
        **{part: Safe(f"<!-- {part} -->") for part in ("notices", "facts", "steps", "people")},
        **{part: Safe(f"<!-- {part} -->") for part in ("agenda", "parked", "actions", "marker")},
        **{part: Safe(f"<!-- {part} -->") for part in ("pack", "questions", "moments")},
    },
    "moments": {"moments": CANDIDATES},
    "moments with one alone": {"moments": CANDIDATES[:1]},
    "moments that nobody found": {"moments": ()},
    "news_action.txt": {"action": ACTED},
    "news_action.txt of one that is done": {
        "action": replace(ACTED, issue=replace(ACTED.issue, is_closed=True)),
    },
    "notes": {
        "topics": ("14:30 The new version is taken back", "Alerting"),
        "attendance": Safe("The list."), "questions": Safe("- [ ] What went well?"),
    },
    "_attendance": {"rows": HERE, "names": False},
    "_attendance of nobody else, with names": {"rows": (), "names": True},
    "_asked_in_notes": {"url": IN_NOTES, "marker": MARKER},
    "_learned_in_notes": {"url": IN_NOTES, "marker": MARKER},
    "notices": {**NOTHING_NEXT, "notices": NOTICES},
    "notices of a first review": {
        **NOTHING_NEXT, "greetings": GREETINGS[:1], "notices": NOTICES[:1], "next": STEPS[:1],
    },
    "notices of a greeting": {**NOTHING_NEXT, "greetings": GREETINGS[1:]},
    "notices and the next step": {**NOTHING_NEXT, "notices": NOTICES[:1], "next": STEPS[:1]},
    "notices after the meeting": {
        **NOTHING_NEXT,
        "next": tuple(step for step in STEPS if step.key == "notes")[:1] + STEPS[-1:],
        "has_met": True,
    },
    "notices of actions that rest": {**NOTHING_NEXT, "rests_until": date(2026, 11, 24)},
    "notices of a review that is over": {**NOTHING_NEXT, "is_over": True},
    "pack": PACK,
    "pack without a topic": {**PACK, "topics": (), "hour": hour(0, 90), "moments": True},
    "pack of a quiet timeline": {
        **PACK, "topics": (), "hour": hour(0, 90), "clients": "", "at_night": "",
    },
    "parked": {"parked": (NAMES, ROLLBACK)},
    "people": PEOPLE,
    "people who have met": {**PEOPLE, "looks_back": True},
    "people of a small review": {
        **PEOPLE, "cast": replace(CAST, team=(), attendance=Attendance.SMALL), "rows": ROWS[:3],
    },
    "people unknown": {**PEOPLE, "cast": Cast(Arrangement()), "rows": (), "team": ()},
    "people who change": {
        **PEOPLE,
        "cast": replace(CAST, exceptions=(EXCEPTION,)),
        "before": (("facilitator", ("kim", "lee")), ("note-taker", ("pat",))),
        "rows": CHANGING,
        "shows_coming": True,
    },
    "people whose reading is nobody's business": {**PEOPLE, "shows_reading": False},
    "pull_request": {"marker": MARKER, "review": Safe("What we ask.")},
    "questions": {"rows": Safe("- [ ] What went well?\n- [ ] Where were we lucky?")},
    "record": RECORD,
    "record of a quiet review": {
        **RECORD,
        **dict.fromkeys(("invited", "topics", "answers", "agreed", "proposals", "parked"), ()),
        **dict.fromkeys(("opened_before", "done", "declined"), ()),
        "outside": Outside(), "came": Came(0, 0), "has_notes": False, "recording": "",
        "is_without_recording": True,
        "pull": None, "picture": "", "learned": "", "reason": None, "cast": Cast(Arrangement()),
        "incident": an_incident(),
    },
    "record with names and an exception": {
        **RECORD,
        "came": Came(3, 1, ("jonas", "ana", "mira")),
        "cast": replace(CAST, exceptions=(EXCEPTION,)),
    },
    "sent_back": {
        "marker": MARKER, "problems": PROBLEMS[:-3], "more": 2, "missing": (), "made": (),
    },
    "sent_back for notes": {
        "marker": MARKER, "problems": (), "more": 0, "missing": PROBLEMS[-2:], "made": (A_FIFTH,),
    },
    "sent_back for both": {
        "marker": MARKER, "problems": PROBLEMS[:1], "more": 0, "missing": PROBLEMS[-3:-1],
        "made": (),
    },
    "unset": {"unset": UNSETS},
    "doctor.txt": {
        "repository": "acme/shop", "is_checkout": False,
        "rows": [
            ("✓", *RepositoryOpen("main").told, ""),
            ("✗", *WorkflowMissing().told, "https://github.com/acme/shop/new/HEAD"),
            ("!", *SwitchOff().told, "https://github.com/acme/shop/settings/actions"),
            ("?", *FilesUnseen().told, ""),
        ],
        "counts": {"ready": 1, "stops": 1, "look": 1, "unseen": 1},
        "report": "https://github.com/acme/shop/new/main",
    },
    "doctor.txt of what is ready": {
        "repository": "acme/shop", "is_checkout": False,
        "rows": [("✓", *RepositoryOpen("main").told, "")],
        "counts": {"ready": 1, "stops": 0, "look": 0, "unseen": 0},
        "report": "https://github.com/acme/shop/new/main",
    },
    "doctor.txt of a checkout": {
        "repository": "", "is_checkout": True,
        "rows": [("?", *NoToken(("a token (GITHUB_TOKEN)",)).told, "")],
        "counts": {"ready": 0, "stops": 0, "look": 0, "unseen": 1},
        "report": "",
    },
    "foreseen.txt": {
        "empty": False,
        "reviews": [
            {
                "title": "Checkout was slow",
                "id": "2026-11-19-checkout-slow",
                "addresses": ["https://github.com/acme/shop/issues/7"],
                "deeds": ("comment on #7: proposed times for the meeting", "bring #7 up to date"),
                "reason": "",
                "why": "",
                "letters": ["The pull request was closed; open it again"],
            },
            {
                "title": "2026-11-20-queue-stuck",
                "id": "2026-11-20-queue-stuck",
                "addresses": [],
                "deeds": (),
                "reason": "severity-needs-no-review",
                "why": "An incident of this severity needs no review, so none was opened.",
                "letters": [],
            },
        ],
        "where": Where("acme/shop", "incidents", ".github/incident-review.yml"),
    },
    "foreseen.txt of nothing": {
        "reviews": [],
        "where": Where("acme/shop", "incidents", ".github/incident-review.yml"),
        "empty": False,
    },
    "foreseen.txt of a new repository": {
        "reviews": [],
        "where": Where("acme/shop", "incidents", ".github/incident-review.yml"),
        "empty": True,
    },
    "elsewhere": {
        "marker": Safe('<!-- incident-review:elsewhere state="head" -->'),
        "lines": tuple(Safe(f"- {said.__html__()}") for said in ELSEWHERES),
    },
    "finding_issue": {
        "marker": MARKER,
        "action": ACTED,
        "review": ISSUE,
        "incident": INCIDENT,
    },
    "findings_request": {
        "file": "security/findings.csv",
        "issue": ISSUE,
        "incident": INCIDENT,
    },
    "told_elsewhere": {
        "marker": MARKER,
        "head": Safe('<!-- incident-review:elsewhere state="head" -->'),
        "lines": tuple(Safe(f"- {said.__html__()}") for said in ELSEWHERES[1:2]),
    },
    "follow_up": {
        "action": ACTED,
        "review": ISSUE,
        "incident": INCIDENT,
    },
    "jira_ticket.txt": {
        "action": ACTED,
        "review": ISSUE,
        "incident": INCIDENT,
    },
    "outlets_check.txt": {
        "trials": (
            Trial("Trello", ("team: the list “Follow-ups”, with 2 cards of reviews on its board",)),
            Trial("Slack", lacking=("slack-webhook",)),
            Trial("Jira", failed=NotTakenError(Why.FORBIDDEN, "401: Unauthorized")),
            Trial("incident.io", failed=NotTakenError(Why.UNCLEAR)),
        )
    },
    "trello_card.txt": {
        "action": ACTED,
        "review": ISSUE,
        "incident": INCIDENT,
    },
    "soaking": {"marker": MARKER, "until": date(2026, 11, 24)},
    "steps": GOING,
    "steps without a facilitator": {**GOING, "steps": (), "facilitator": None},
    "steps with a form": {**GOING, "form": FORM},
    "steps when the meeting is over": {
        **GOING, "meeting": Safe("**The meeting** was on Friday."), "looks_back": True,
    },
    "meeting": {"times": MeetingTimes(date(2026, 11, 27), 90), "facilitator": "jonas"},
    "meeting that is late": {
        "times": MeetingTimes(date(2026, 11, 27), 90, is_late=True),
        "facilitator": "jonas",
    },
    "meeting with votes": {
        "times": replace(
            DATED, date=None, elsewhere=(), votes=VOTES, must=5, proposal=DATED_IN, slots=(1, 2, 3)
        ),
        "facilitator": "jonas",
    },
    "meeting before any vote": {
        "times": MeetingTimes(
            date(2026, 11, 27), 90, votes=VOTES[2:], must=5, proposal=DATED_IN, slots=(1, 2, 3)
        ),
        "facilitator": "jonas",
    },
    "meeting with a date": {"times": DATED, "facilitator": "jonas"},
    "meeting of a day that is over": {
        "times": MeetingTimes(date(2026, 11, 27), 90, DATED.date, is_past=True),
        "facilitator": "jonas",
    },
    "meeting that has moved": {
        "times": replace(DATED, calendars=Calendars("https://a", "https://b", "", has_moved=True)),
        "facilitator": "jonas",
    },
    "meeting whose copies are struck": {
        "times": MeetingTimes(date(2026, 11, 27), 90, is_taken_back=True, is_struck=True),
        "facilitator": "jonas",
    },
    "meeting with a date that no file tells": {
        "times": replace(DATED, elsewhere=(), calendars=Calendars("https://a", "https://b", "")),
        "facilitator": "jonas",
    },
    "whole_timeline.txt": {},
    "calendar_event.txt": {"title": "Checkout was slow", "day": FRIDAY.date(), "page": HOUSE},
    "meeting of a review that was ended": {
        "times": replace(DATED, is_called_off=True),
        "facilitator": "jonas",
    },
    "meeting of a review that was closed before it": {
        "times": replace(DATED, is_called_off=True, is_completed=True),
        "facilitator": "jonas",
    },
    "meeting of a review that was closed without a date": {
        "times": replace(DATED, date=None, is_called_off=True, is_completed=True),
        "facilitator": "jonas",
    },
    "meeting whose date was taken back": {
        "times": replace(DATED, date=None, elsewhere=(), cancelled=DATED_IN, is_taken_back=True),
        "facilitator": None,
    },
    "slots": PROPOSAL,
    "slots of an unknown zone": {
        **PROPOSAL,
        "rows": (SlotRow("🎉", 1, _LONDON, ()),),
        "zone": "UTC",
        "wall": "IST",
        "ahead": (1,),
    },
    "slots and a settled date": {**PROPOSAL, "date": DATED.date},
    "slots of a review that was ended": {**PROPOSAL, "is_called_off": True},
    "slots of which one has passed": {
        **PROPOSAL,
        "ahead": (2,),
        "rows": (
            SlotRow("🎉", 1, _LONDON, DATED.elsewhere, has_passed=True),
            SlotRow("❤️", 2, _LONDON + timedelta(days=1), ()),
        ),
    },
    "slots that have passed": {**PROPOSAL, "ahead": ()},
    "read_before": REMINDER,
    "read_before by one person": {**REMINDER, "names": (Safe("@tom"),)},
    "read_before by nobody else": {**REMINDER, "names": (), "have_read": True},
    "read_before by nobody at all": {**REMINDER, "names": ()},
    "read_before in a review that was ended": {**REMINDER, "is_ended": True},
    "read_before without a date": {**REMINDER, "meeting": None},
    "read_before of a timeline that was filed": {**REMINDER, "filed_url": FILED_TIMELINE},
    "read_too_late": {"marker": REMINDER["marker"]},
    "summary": {"outcomes": (OUTCOME,), "letters": (LETTER,), "dry_run": True, "first": ""},
    "summary of nothing": {"outcomes": (), "letters": (), "dry_run": False, "first": ""},
    "summary of a new repository": {
        "outcomes": (),
        "letters": (),
        "dry_run": False,
        "first": "https://github.com/acme/shop/new/main",
    },
    "unnamed_remark": UNNAMED_REMARK,
    "unnamed_remark about no line": {**UNNAMED_REMARK, "about": "", "is_cut": True},
    "unnamed_remark at another time": {
        **UNNAMED_REMARK,
        "about": "",
        "at": "14:06",
        "nearest": ("14:05", "14:12"),
    },
    "unnamed_remark that is relayed": {**UNNAMED_REMARK, "by": "jonas", "url": f"{SAID}9"},
    "unnamed_remark when it is over": {**UNNAMED_REMARK, "is_closed": True},
    "who.txt": {
        "people": (
            ("must", "mira", "led the response"),
            ("should", "Jo Park", "works for Acme Ltd"),
        ),
        "team": "kim, tom", "width": 8, "is_small": False, "lacks": ["Nobody takes notes."],
    },
    "who.txt of a small review": {
        "people": (("must", "mira", "led the response"),),
        "team": "", "width": 4, "is_small": True, "lacks": [],
    },
    "timeline_doubts.txt": {
        "rows": [
            {"kind": kind, "count": count, "lines": range(2, 2 + min(count, 10)), "more": more}
            for count, more in ((1, 0), (12, 2))
            for kind in (*LISTED, *FLAGS)
        ],
    },
    "moments.txt": {
        "rows": [("14:05", "decision", "We decided to wait", "a decision")],
        "widths": [5, 11, 30],
    },
    "moments.txt of a quiet timeline": {"rows": [], "widths": []},
    "timeline": {
        "incident": INCIDENT,
        "events": Safe(body([Event("Checkout is slow", "14:05", at("14:05"))], ["e1"])),
        "source": Safe(source_marker("b1", ["e1"])),
    },
}  # fmt: skip
"""The first word is the template; the words after it say which of its pages this is."""
