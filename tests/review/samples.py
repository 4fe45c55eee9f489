"""Believable samples of every kind of thing that is said, in the order of their words."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

from action.doctor.vital_signs import (
    ActionRefused,
    ActionsOff,
    ActionsRun,
    ActionsUnseen,
    BranchesClosed,
    BranchProtected,
    FileSays,
    FilesUnseen,
    FileWrong,
    IssuesOff,
    MergeFree,
    MergeStopped,
    NoToken,
    PinWanted,
    RepositoryArchived,
    RepositoryHidden,
    RepositoryOpen,
    RulesUnseen,
    SettingsReady,
    SettingsUsual,
    SwitchOff,
    SwitchOn,
    SwitchUnseen,
    VitalSign,
    WorkflowMissing,
    WorkflowOff,
    WorkflowReady,
)
from action.errors import Letter, Place
from action.review.actions.aside.beside_lines import (
    BesideLine,
    DayInside,
    DayUnclear,
    DeclinedIdea,
    HowKnown,
    OnlyReminders,
)
from action.review.actions.declining import DeclinedTooLate, NoSuchAction
from action.review.actions.line_parts import CHOICES
from action.review.actions.problems import (
    AlmostTicked,
    BadDate,
    DayGone,
    DayNotRead,
    DoneAndOwned,
    NoOwner,
    NoRoom,
    NotAssignable,
    NoWords,
    OnlyATeam,
    OpenFence,
    Problem,
    TickedAndDeclined,
    TickedElsewhere,
    TooMany,
    UnknownChoice,
)
from action.review.actions.sidebar_values import (
    NoSuchField,
    NoSuchOption,
    NoSuchType,
    NotForToken,
    NotOffered,
    UnsetValue,
)
from action.review.agenda.at_times import EventsOnDays, NoEventThen
from action.review.agenda.wishes import NoTopicThen, TalkedOut
from action.review.arranging.votes import SlotVotes
from action.review.commands.answering import FromStranger, Help, ReplyLine
from action.review.commands.asks.about_actions.slash_decline import (
    DeclinedWithoutReason,
    NoActionNamed,
)
from action.review.commands.asks.about_agenda.slash_relay import NothingToRelay
from action.review.commands.asks.about_agenda.slash_topic import TopicUnnamed
from action.review.commands.asks.about_meeting.slash_meet import (
    CallNotHttps,
    CallShowsPassword,
    MeetUnclear,
    MeetZoneUnclear,
)
from action.review.commands.asks.about_notes.slash_came import TooManyCame
from action.review.commands.asks.about_notes.slash_notes import NotesAreElsewhere
from action.review.commands.asks.about_notes.slash_recording import (
    NoRecordingGiven,
    OneRecording,
    RecordingOdd,
    RecordingShowsPassword,
    RecordingUnclear,
)
from action.review.commands.asks.about_people.slash_exception import ExceptionUnknown, ReasonMissing
from action.review.commands.asks.about_people.slash_invite import TooManyInvited
from action.review.commands.asks.about_people.slash_swap import SwapNamesNobody
from action.review.commands.asks.at_time import NoTimeGiven, OnlyTimes, TooManyTimes
from action.review.commands.asks.named import MoreThanOne, NobodyNamed, NotALogin, TeamNamed
from action.review.commands.asks.oneself import OnlyForOneself
from action.review.commands.asks.unchanged import (
    AlreadyFacilitates,
    GuestSpeaks,
    GuestUnknown,
    InvitedEnough,
    NobodyFree,
    NobodyToSwap,
    NothingLacking,
    OnlyFacilitator,
    PersonUnknown,
    RotaIsEmpty,
    SaidOfAnother,
    SaidTooLate,
)
from action.review.commands.misspelt import CommandMisspelt
from action.review.commands.rules.slash_action import ActionEmpty
from action.review.commands.rules.slash_event import (
    EventFiled,
    EventRequestClosed,
    EventReviewClosed,
    EventUnclear,
    MoreEvents,
)
from action.review.commands.rules.slash_help import HelpShownBefore
from action.review.commands.table import TABLE, MoreUnchanged
from action.review.dates.settling_nothing import (
    MeetInPast,
    MeetNeedsZone,
    MeetNeverThen,
    MeetNoSuchDay,
    MeetNoSuchTime,
    MeetsNoMore,
    MeetTooFar,
    MeetTwiceThen,
    NewerCommentCounts,
    NoSuchSlot,
    OrTakeSlot,
    StillMeets,
)
from action.review.incident import Event, Stated
from action.review.kinds import Kind
from action.review.moments.moment import (
    CameBack,
    DecisionMade,
    HelpCalled,
    InParallel,
    LongGap,
    MomentKind,
    OutsideFirst,
    TriedAgain,
    WorkHandedOver,
)
from action.review.notes.asked_notes import NobodyKnownCame
from action.review.notes.missing_notes import NotesMissing, RecordingMissing
from action.review.notes.unkept_notes import NotesQuoted, NotesUnclear
from action.review.notices.date_notices import CalendarRefused, DateReadAnew, MeetsOnDayOff
from action.review.notices.file_notices import (
    FileLetter,
    IncidentRenamed,
    NoReviewNeeded,
    SecurityInvitesNobody,
    SecurityIsPublic,
)
from action.review.notices.notice import Notice
from action.review.notices.page_notices import (
    LabelsDropped,
    ManyProposals,
    MoreLeftOut,
    PageTooLong,
    QuestionLeftOut,
    WrittenInDouble,
)
from action.review.notices.people_notices import (
    CannotBeAsked,
    CannotBeAssigned,
    Greeting,
    NobodyInvites,
    NotAssigned,
    NotTakenOff,
    ReviewersRefused,
    SeniorUnnamed,
)
from action.review.notices.request_notices import (
    FilesInTheWay,
    MergeNeeds,
    PullRequestClosed,
    PullRequestMerged,
    PullRequestRefused,
)
from action.review.notices.timeline_notices import (
    FileChangedAfterMerge,
    GoneFromFile,
    TakenOut,
    ToldDifferently,
)
from action.review.outcomes.letters import (
    FileAndBranchGone,
    GithubKeepsChanging,
    IssueTooLong,
    MarkersRestored,
    MoreLetters,
    NoSuchIncident,
    RemarkCutShort,
    RemarkLacks,
    RemarkNotSaid,
    RemarksEnough,
    RemarkWithoutLine,
    ReviewLetter,
    SecurityKeptBack,
    SomethingRefused,
    StepRefused,
)
from action.review.outcomes.reasons import (
    AnotherRunIsAtWork,
    BadFile,
    NoFile,
    NothingDone,
    Reason,
    ReviewedBefore,
    ReviewIssueGone,
    SecurityInPublic,
    SeverityNeedsNoReview,
    UpToDate,
)
from action.review.outlets.line_kinds import (
    Elsewhere,
    FieldsWanted,
    FindingsClosed,
    FindingsUnopened,
    KeyRefused,
    KeyUnusable,
    NobodyKnows,
    NoKeyGiven,
    NoListNamed,
    NothingFound,
    NotNamed,
    NotNow,
    NotPutYet,
    NotSeenYet,
    NotTaken,
    OnItsWay,
    PlaceTaken,
    RunMayNot,
    StandsThere,
    TableUnreadable,
    ToldThere,
)
from action.review.outlets.news.news_kinds import (
    MeetingMoved,
    MeetingSettled,
    MeetingTakenBack,
    News,
    ReviewEnded,
    ReviewExists,
    ReviewFinished,
    ReviewOpened,
)
from action.review.people.lacks import (
    AwayThen,
    CannotCome,
    FacilitatorNamed,
    FacilitatorResponded,
    NoDeliveryManager,
    NoRota,
    NoSenior,
    RoleAway,
    RoleCannotCome,
    RoleLeft,
    RotaBusy,
    SamePerson,
    SeniorMisses,
)
from action.review.people.whys import (
    ClientStaff,
    CoFacilitator,
    Comms,
    DeliveryManager,
    InvitedInComment,
    InvolvedWithClient,
    Lead,
    LeadsConversation,
    NamedInTimeline,
    ReasonToCome,
    Responder,
    SaysNo,
    Scribe,
    SecurityPerson,
    Senior,
    SeniorBesides,
    SprintTeam,
    StandInManager,
    TakesNotes,
    TechTeam,
    WantsToCome,
)
from action.review.plan import OpenIssue
from action.review.questions.doubt import (
    DayFarFromEvents,
    Doubt,
    EventDiffers,
    KeyEventDiffers,
    LengthDiffers,
    LineOutOfOrder,
    MilestoneFound,
    MilestonesFarFromEvents,
    MilestonesMissing,
    MilestonesOutOfOrder,
    NextDay,
    NoTime,
    OtherZone,
    Some,
    UnclearTime,
    ZoneUnclear,
)
from action.review.questions.length_questions import Contradiction
from action.review.questions.milestones import Told
from action.review.remarks.relays import RelayedEnough
from action.review.standing.role import (
    AssignedInSidebar,
    Decision,
    FromRota,
    NamedInFile,
    SwappedInComment,
    ToldInComment,
)
from action.review.steps.agree_step import AgreeOnActions
from action.review.steps.close_step import CloseReview
from action.review.steps.date_step import SettleDate
from action.review.steps.notes_step import KeepNotes
from action.review.steps.read_step import ReadTimeline
from action.review.steps.step import ReviewStep
from tests.stories.nouns import FOLDER, FRIDAY, HOUSE, THURSDAY, at

COMPARE = f"{HOUSE}/compare/main...incident-review/2026-11-19-checkout-slow?expand=1"
LETTER = Letter("“19.11” is not a day", "write 2026-11-19", Place(f"{FOLDER}/incident.yml", 3, 7))
NOTICES: tuple[Notice, ...] = (
    FileLetter(LETTER),
    PullRequestRefused("incident-review/a", COMPARE, "not permitted"),
    CalendarRefused("when.ics", "Resource not accessible by integration"),
    NotAssigned(("jonas",)),
    NotTakenOff(("lee",)),
    ReviewersRefused(("mira", "tom")),
    CannotBeAsked(("zoe",)),
    CannotBeAssigned(("zoe",)),
    LabelsDropped(("incident-review", "review: preparing")),
    PullRequestClosed(2),
    PullRequestMerged(2),
    MergeNeeds(2, approvals=1, resolved=True),
    FilesInTheWay(("incidents/x/notes.md",), "main"),
    FilesInTheWay(("incidents/x/notes.md", "incidents/x/when.ics"), "main"),
    FileChangedAfterMerge(f"{FOLDER}/timeline.md"),
    ToldDifferently("14:30 We roll back", "14:30 Rollback"),
    GoneFromFile("14:30 We roll back"),
    TakenOut("14:30 Rollback"),
    IncidentRenamed("2026-11-19-checkout-down"),
    PageTooLong(),
    QuestionLeftOut(
        Letter(
            "`Why?` sounds like blame",
            "begin with how or what: `What went into it?`",
            Place(".github/incident-review.yml", 12, 5),
        )
    ),
    MoreLeftOut(1),
    MoreLeftOut(7),
    DateReadAnew(datetime(2026, 12, 3, 10, tzinfo=UTC)),
    MeetsOnDayOff(date(2026, 12, 5), is_off=False),
    MeetsOnDayOff(date(2026, 12, 25), is_off=True),
    ManyProposals(12, f"{HOUSE}/pull/2"),
    WrittenInDouble(7, 1),
    WrittenInDouble(7, 1, ended=True),
    NoReviewNeeded("trivial"),
    SecurityInvitesNobody(),
    SecurityIsPublic(),
    NoRota("facilitator", "facilitators"),
    RotaBusy("note-taker"),
    RoleLeft("facilitator", "jonas"),
    RoleAway("facilitator", "jonas", date(2026, 11, 27)),
    RoleCannotCome("note-taker", "ana"),
    CannotCome("mira"),
    AwayThen("mira", date(2026, 12, 1)),
    FacilitatorResponded("mira"),
    FacilitatorNamed("kim"),
    SamePerson("kim"),
    NoSenior("major"),
    SeniorMisses("major", "vera"),
    NoDeliveryManager("acme", "Acme Ltd", "lee"),
    NoDeliveryManager("acme", "Acme Ltd", ""),
    NobodyInvites(("Jo Park", "Sam Reyes"), "Acme Ltd"),
    NobodyInvites(("Jo Park",), "Acme Ltd"),
)

LENGTH = Contradiction(
    Stated("Time to repair", "33h 14m", 1_994), "detected", "mitigated", timedelta(minutes=46)
)
GREETINGS: tuple[Notice, ...] = (
    Greeting(("facilitator", "note-taker"), ("facilitators", "note-takers")),
    Greeting(("note-taker",), ("note-takers",)),
    SeniorUnnamed("major"),
)
LATE = Told("e3", Event("Late", "12:35", at("12:35")), "", f"{HOUSE}/blob/main/t.md?plain=1#L9")
ODD = Told("e4", Event("Odd", "2X:XX"), "")
DOUBTS: tuple[Doubt, ...] = (
    MilestoneFound("detected", "14:05", LATE),
    MilestonesMissing(("started", "detected", "resolved")),
    MilestonesMissing(("started",)),
    EventDiffers("resolved", "14:41", LATE, "15:10"),
    KeyEventDiffers("detected", "14:05", "2026-11-20 00:10"),
    MilestonesOutOfOrder("mitigated", "14:10", "detected", "14:20"),
    MilestonesFarFromEvents(("started",), THURSDAY, THURSDAY),
    MilestonesFarFromEvents(("started", "detected"), date(2025, 11, 19), date(2025, 11, 20)),
    DayFarFromEvents(THURSDAY, date(2025, 11, 19), date(2025, 11, 20)),
    LengthDiffers(LENGTH),
    LineOutOfOrder(Some((LATE,), 0)),
    LineOutOfOrder(Some((LATE, LATE), 12)),
    UnclearTime(Some((ODD,), 0)),
    UnclearTime(Some((ODD, ODD), 0)),
    NoTime(Some((ODD,), 0)),
    NoTime(Some((ODD, ODD), 0)),
    NextDay(Some((LATE,), 0)),
    NextDay(Some((LATE, LATE), 0)),
    OtherZone(Some((LATE,), 0), "Europe/London"),
    OtherZone(Some((LATE, LATE), 0), "Europe/London"),
    ZoneUnclear("IST", ("Asia/Kolkata", "Europe/Dublin", "Asia/Jerusalem")),
)

WHYS: tuple[ReasonToCome, ...] = (
    LeadsConversation(FromRota()),
    TakesNotes(ToldInComment("tom", f"{HOUSE}/issues/1#issuecomment-12")),
    CoFacilitator(),
    InvitedInComment("tom"),
    WantsToCome(),
    SaysNo(),
    SeniorBesides(),
    TechTeam(),
    Lead(),
    Scribe(),
    Comms(),
    Responder(),
    Senior("major"),
    DeliveryManager("Acme Ltd"),
    SprintTeam("Acme Ltd"),
    StandInManager("Acme Ltd"),
    InvolvedWithClient("Acme Ltd"),
    ClientStaff("Acme Ltd"),
    NamedInTimeline(),
    SecurityPerson(),
)

PROBLEMS: tuple[Problem, ...] = (
    NoOwner("Page somebody sooner", "A3"),
    OnlyATeam("Page somebody sooner", "", "acme/web"),
    NotAssignable("Page somebody sooner", "A1", "zoe"),
    BadDate("Page somebody sooner", "", "2026-02-31"),
    DayNotRead("Page somebody sooner bis Freitag", "A3", "bis Freitag"),
    DoneAndOwned("Restart the workers", "A4"),
    DayGone("Page somebody sooner", "A1", date(2020, 1, 1)),
    UnknownChoice("Page somebody sooner", "A1", "kind", "urgent", CHOICES["kind"]),
    TickedAndDeclined("Page somebody sooner", "A2", "it wakes too many people"),
    AlmostTicked("-[x] Page somebody sooner"),
    NoWords("- [x] @tom"),
    TickedElsewhere("- [x] Page somebody sooner @tom"),
    NoRoom(),
    OpenFence(),
    TooMany(5, 3),
    NotesMissing(""),
    NotesMissing(f"{HOUSE}/issues/1#issuecomment-12"),
    RecordingMissing(),
)

REASONS: tuple[Reason, ...] = (
    UpToDate(),
    SeverityNeedsNoReview(),
    SecurityInPublic(),
    ReviewedBefore(),
    ReviewIssueGone(),
    AnotherRunIsAtWork(),
    NoFile(),
    BadFile(),
    NothingDone(),
)

LETTERS: tuple[ReviewLetter, ...] = (
    FileAndBranchGone(1),
    MarkersRestored(1, ("facts", "agenda")),
    IssueTooLong(1),
    StepRefused(OpenIssue("Incident review", "", (), ()), "Validation Failed"),
    SecurityKeptBack("Checkout was slow"),
    SomethingRefused("2026-11-19-checkout-slow", "labels", ("incident-review", "severity: minor")),
    GithubKeepsChanging(),
    RemarkLacks(("incident", "words")),
    RemarkLacks(("words",)),
    NoSuchIncident("incidents"),
    RemarkNotSaid(),
    RemarksEnough(50),
    RemarkWithoutLine(("14:05", "14:12", "14:30")),
    RemarkWithoutLine(()),
    RemarkCutShort(6_000),
    MoreLetters(6, "summary of this job"),
)

SAID_LATE = "/event 14:33 The vendor is called"
NO_TIME = Letter("the time is missing", "write it like this: `/event 14:10 What happened`")
REPLIES: tuple[ReplyLine, ...] = (
    EventUnclear("/event The vendor is called", NO_TIME),
    EventFiled(SAID_LATE, f"{FOLDER}/timeline.md"),
    EventReviewClosed(SAID_LATE),
    EventRequestClosed(SAID_LATE),
    MoreEvents(2),
    MoreUnchanged("invite", 2),
    ActionEmpty("/action @tom"),
    NoActionNamed("/decline the database"),
    DeclinedWithoutReason("/decline A2", "A2"),
    NoSuchAction("/decline A9 because old", ("A9",), ("A1", "A2")),
    DeclinedTooLate("/decline A1, A2 and A9 because old", (("A1", 3), ("A2", 4)), ("A9",)),
    HelpShownBefore(f"{HOUSE}/issues/1#issuecomment-7"),
    CommandMisspelt("/evnt", "/event"),
    NobodyNamed("/facilitator", "/facilitator @login"),
    NotALogin("/facilitator the boss", "the", "/facilitator @login"),
    TeamNamed("/invite @acme/ops", "/invite @login must"),
    MoreThanOne("/facilitator @kim @lee", "/facilitator @login"),
    SwapNamesNobody("/swap @kim"),
    TooManyInvited("/invite @kim @lee", 10),
    OnlyForOneself("coming"),
    ExceptionUnknown("/exception no-time", ("no-senior", "no-facilitator", "same-person")),
    ReasonMissing("/exception no-senior", "no-senior"),
    PersonUnknown("/facilitator @mria", "mria"),
    NobodyToSwap("note-taker"),
    RotaIsEmpty("/facilitator rota", "facilitator", "facilitators"),
    NobodyFree("/facilitator rota", "facilitator", "kim"),
    NobodyFree("/facilitator rota", "facilitator", ""),
    AlreadyFacilitates("/co-facilitator @kim", "kim"),
    GuestUnknown("/invite @kim please", "please"),
    InvitedEnough("/invite @kim", 100),
    NothingLacking("/exception no-senior because she is away", "no-senior"),
    SaidTooLate("facilitator"),
    GuestSpeaks("facilitator"),
    SaidOfAnother("/exception not-neutral because she only looked on"),
    NoTimeGiven("/first alerting", "/first 14:05"),
    TooManyTimes("/first 14:05 14:12 14:20", 20),
    NoTopicThen("/first 14:30", ("14:30",), "/topic 14:30 a name"),
    NoTopicThen("/drop 14:30 14:41", ("14:30", "14:41"), "/topic 14:30 14:41 a name"),
    TalkedOut("/first 14:30", ("14:30",)),
    TalkedOut("/topic 14:05 14:12 14:30 Alerting", ("14:05", "14:12", "14:30")),
    OnlyTimes("/first 14:05 please", "/first 14:05"),
    TopicUnnamed("/topic 14:05", "/topic 14:05 What it is about"),
    NoEventThen("/first 14:06", ("14:06",), ("14:05", "14:12", "14:30")),
    NoEventThen("/first 14:05 14:06 14:07", ("14:06", "14:07"), ("14:05", "14:12")),
    NoEventThen("/first 14:06", ("14:06",), ()),
    MeetUnclear("/meet 14:00", "day", "", THURSDAY),
    MeetUnclear("/meet soon", "day", "soon", THURSDAY),
    MeetUnclear("/meet friday", "time", "", THURSDAY),
    MeetUnclear("/meet friday 14.00", "time", "14.00", THURSDAY),
    MeetUnclear("/meet friday 14:00 upstairs", "", "upstairs", THURSDAY),
    MeetZoneUnclear("/meet friday 14:00 CST", "CST", ("America/Chicago", "Asia/Shanghai")),
    MeetZoneUnclear("/meet friday 14:00 XST", "XST", ()),
    MeetInPast("/meet 2026-11-19 14:00", at("14:00")),
    MeetTooFar("/meet 2036-11-19 14:00", at("14:00")),
    MeetNeverThen("/meet 2027-03-28 01:30", at("02:30")),
    MeetTwiceThen("/meet 2027-10-31 02:30", ("UTC+2", "UTC+1")),
    CallShowsPassword("/meet thursday 14:00 https://example.org/call"),
    MeetNoSuchDay("/meet wednesday 3 December 14:00"),
    MeetNoSuchTime("/meet friday 25:00", "25:00"),
    MeetNeedsZone("/meet friday 14:00", "CST"),
    NoSuchSlot("/meet 4", (1, 2, 3)),
    NoSuchSlot("/meet 4", (3,)),
    NoSuchSlot("/meet 1", ()),
    OrTakeSlot(MeetUnclear("/meet soon", "day", "soon", THURSDAY), (1, 2, 3)),
    OrTakeSlot(MeetUnclear("/meet soon", "day", "soon", THURSDAY), (3,)),
    StillMeets(
        NoSuchSlot("/meet 4", (1, 2, 3)),
        at("14:00"),
        "https://github.com/o/r/issues/1#issuecomment-5",
    ),
    CallNotHttps("/meet friday 10:00 http://meet.example.org", "http://meet.example.org"),
    NewerCommentCounts("/meet friday 10:00", f"{HOUSE}/issues/1#issuecomment-13", None),
    NewerCommentCounts(
        "/meet friday 10:00",
        f"{HOUSE}/issues/1#issuecomment-13",
        datetime(2026, 12, 3, 10, tzinfo=UTC),
    ),
    MeetsNoMore(MeetUnclear("/meet friday 14.00", "time", "14.00", THURSDAY)),
    EventsOnDays("/drop 00:10", "00:10", ("2026-11-19 00:10", "2026-11-20 00:10")),
    OnlyFacilitator("relay", "jonas"),
    OnlyFacilitator("relay", ""),
    NothingToRelay("/relay 14:05", "/relay 14:05 What somebody told you"),
    RelayedEnough("/relay 14:05 I had no access", 50),
    NotesAreElsewhere("/notes We began late"),
    NotesQuoted(),
    NotesUnclear("Notes are at home"),
    NobodyKnownCame("/came @kmi", "kmi"),
    TooManyCame("/came @kim @lee", 30),
    NoRecordingGiven("/recording https://example.org/meeting"),
    RecordingOdd("/recording https://", "/recording https://example.org/meeting"),
    RecordingOdd("/recording https://e…", "/recording https://example.org/meeting", 2_000),
    RecordingUnclear("/recording tape 4", "/recording https://example.org/meeting"),
    RecordingShowsPassword("/recording https://example.org/meeting"),
    OneRecording("/recording tape of tuesday", "/recording https://example.org/meeting"),
    FromStranger("event"),
)

DECISIONS: tuple[Decision, ...] = (
    FromRota(),
    FromRota(f"{HOUSE}/issues/1#issuecomment-12"),
    NamedInFile(),
    ToldInComment("tom", f"{HOUSE}/issues/1#issuecomment-12"),
    SwappedInComment("tom", f"{HOUSE}/issues/1#issuecomment-12"),
    AssignedInSidebar("tom"),
)

HELPS: tuple[Help, ...] = tuple(rule.help for rule in TABLE)

_DATE = SettleDate(due=date(2026, 11, 23), is_done=False, facilitator="jonas")
_READ = ReadTimeline(
    due=date(2026, 11, 26), is_done=False, pull_request=8, have=2, must=5, counts=True
)
_AGREE = AgreeOnActions(
    due=date(2026, 11, 27), is_done=False, facilitator="jonas", at_most=3, some_agreed=False
)
_NOTES = KeepNotes(
    due=date(2026, 11, 30), is_done=False, note_taker="ana", has_notes=False, has_recording=False,
    notes_url="", recording="", is_required=False,
)  # fmt: skip
_KEPT = replace(
    _NOTES, has_notes=True, has_recording=True, is_done=True,
    notes_url=f"{HOUSE}/issues/1#issuecomment-12", recording="https://example.org/meeting",
)  # fmt: skip
_CLOSE = CloseReview(due=date(2026, 11, 30), is_done=False, facilitator="jonas", soak=2)
STEPS: tuple[ReviewStep, ...] = (
    _DATE,
    replace(_DATE, facilitator=None, is_late=True),
    replace(_DATE, best=SlotVotes(2, at("16:00"), 3, 2)),
    replace(_DATE, ticked=True),
    replace(_DATE, is_done=True),
    replace(_DATE, ticked=True, is_done=True),
    _READ,
    replace(_READ, pull_request=None, counts=False, is_late=True),
    replace(_READ, filed_url=f"{HOUSE}/blob/main/incidents/x/timeline.md?plain=1"),
    replace(_READ, ticked=True),
    replace(_READ, ticked=True, counts=False),
    replace(_READ, ticked=True, have=5, is_done=True),
    replace(_READ, have=5, is_done=True, counts=False),
    _AGREE,
    replace(_AGREE, facilitator=None, is_late=True),
    replace(_AGREE, has_met=True),
    replace(_AGREE, ticked=True),
    replace(_AGREE, ticked=True, some_agreed=True),
    replace(_AGREE, is_done=True, some_agreed=True),
    _NOTES,
    replace(_NOTES, note_taker=None, is_late=True, is_required=True),
    replace(_NOTES, has_notes=True),
    replace(_NOTES, has_recording=True),
    replace(_NOTES, ticked=True),
    _KEPT,
    replace(_KEPT, ticked=True, recording=""),
    _CLOSE,
    replace(_CLOSE, facilitator=None, soak=0, is_late=True),
    replace(_CLOSE, ticked=True),
    replace(_CLOSE, is_done=True),
)

MOMENTS: tuple[MomentKind, ...] = (
    CameBack("Checkout fails again.", "14:41"),
    OutsideFirst("A customer reports errors"),
    DecisionMade("We decided to take the new version back."),
    TriedAgain("", "14:12"),
    TriedAgain("Tom tries the deploy again.", ""),
    WorkHandedOver("Mira hands over to Tom."),
    HelpCalled("The database team is called in."),
    LongGap(timedelta(minutes=34), timedelta(minutes=4)),
    InParallel("", "14:05–14:30 Logs are read"),
    InParallel("The database team starts a restore in parallel.", ""),
)

BESIDES: tuple[BesideLine, ...] = (
    DeclinedIdea("lee", "the one we have is idle", f"{HOUSE}/issues/1#issuecomment-9"),
    HowKnown("Improve monitoring"),
    DayUnclear("someday"),
    DayInside("by noon friday"),
    OnlyReminders(),
)

UNSETS: tuple[UnsetValue, ...] = (
    NotOffered("issue types"),
    NoSuchType("Tusk", ("Task", "Bug *big*", "Feature")),
    NoSuchField("priority-field", "Urgency", ("Priority",)),
    NoSuchField("due-field", "Due date", ("Start date", "Target date")),
    NoSuchField("due-field", "Due date", ()),
    NoSuchOption("Priority", "critical", ("P0", "P1")),
    NotForToken("issue fields", "Resource not accessible by integration"),
    NotForToken("issue type", ""),
)

ELSEWHERES = (
    StandsThere("Trello", "https://trello.com/c/Zq8fKp2a"),
    ToldThere("Slack", "that the review is open"),
    NotPutYet("Findings tracker"),
    OnItsWay("Slack", "that the review is open"),
    OnItsWay("Jira", ""),
    NoKeyGiven("Trello", ("trello-key", "trello-token")),
    KeyRefused("Trello", ("trello-key", "trello-token"), "401: invalid token"),
    NothingFound("Trello", "the list 5f3d1c0a9b8e7d6c5b4a3f2e"),
    NothingFound("incident.io", "the incident 999", "incident file"),
    NotNamed("incident.io", "incident-io"),
    PlaceTaken("incident.io (post-mortem)", "another post-mortem"),
    NoListNamed("Trello", "tom"),
    NoListNamed("Trello", ""),
    NotTaken("incident.io", "422: this incident is a test."),
    FieldsWanted("Jira", "400: customfield_10050: Team is required."),
    NotSeenYet("Jira", "incident-review-3-9f86d08188"),
    NotNow("incident.io"),
    FindingsClosed("Findings tracker", "https://github.com/acme/shop/pull/31"),
    FindingsUnopened(
        "Findings tracker",
        "GitHub Actions is not permitted to create or approve pull requests.",
        "https://github.com/acme/shop/compare/main...incident-findings/2026-11-19-checkout-slow",
    ),
    RunMayNot("Findings tracker", "Resource not accessible by integration"),
    TableUnreadable(
        "Findings tracker", "security/findings.csv", "it has no column “Owner” or “Action”"
    ),
    NobodyKnows("Slack", "that the review is open"),
    NobodyKnows("Teams"),
    KeyUnusable("Slack", ("slack-webhook",), "write https://hooks.slack.com/services/…"),
)
NEWS = (
    ReviewExists(),
    ReviewOpened("Checkout <was> slow", THURSDAY),
    MeetingSettled("Checkout <was> slow", FRIDAY, "Europe/London"),
    MeetingMoved("Checkout <was> slow", FRIDAY, "Europe/London"),
    MeetingTakenBack("Checkout <was> slow"),
    ReviewFinished("Checkout <was> slow", 0, 0, 0),
    ReviewFinished("Checkout <was> slow", 1, 1, 0),
    ReviewFinished("Checkout <was> slow", 3, 2, 1),
    ReviewFinished("Checkout <was> slow", 3, 1, 2),
    ReviewFinished("Checkout <was> slow", 1, 0, 1),
    ReviewFinished("Checkout <was> slow", 2, 0, 2),
    ReviewFinished("Checkout <was> slow", 2, 0, 0),
    ReviewEnded("Checkout <was> slow"),
)
VITAL_SIGNS: tuple[VitalSign, ...] = (
    RepositoryHidden("acme/shop"),
    RepositoryArchived(),
    RepositoryOpen("main"),
    IssuesOff(),
    ActionsOff(),
    ActionRefused("selected actions only"),
    ActionsRun(),
    ActionsUnseen(),
    PinWanted((".github/workflows/incident-review.yml",)),
    SwitchOn(),
    SwitchOff(),
    SwitchUnseen(),
    WorkflowMissing(),
    WorkflowOff(".github/workflows/incident-review.yml", "disabled inactivity"),
    WorkflowReady((".github/workflows/incident-review.yml",)),
    FileSays("Nobody is named", "name somebody", ".github/incident-review.yml:3:1"),
    FileWrong("`laed` is not known", "did you mean `lead`?", ".github/incident-review.yml:3:1"),
    FilesUnseen(),
    SettingsUsual(".github/incident-review.yml"),
    SettingsReady(".github/incident-review.yml"),
    MergeFree("main"),
    MergeStopped("main", ("1 approval", "checks (build)")),
    BranchProtected("main"),
    BranchesClosed("creation"),
    RulesUnseen("main"),
    NoToken(("a token (GITHUB_TOKEN)",)),
)
FAMILIES: dict[type[Kind], tuple[Kind, ...]] = {
    Notice: (*NOTICES, *GREETINGS),
    Doubt: DOUBTS,
    ReasonToCome: WHYS,
    Decision: DECISIONS,
    Problem: PROBLEMS,
    Reason: REASONS,
    ReviewLetter: LETTERS,
    ReplyLine: REPLIES,
    Help: HELPS,
    BesideLine: BESIDES,
    ReviewStep: STEPS,
    MomentKind: MOMENTS,
    UnsetValue: UNSETS,
    Elsewhere: ELSEWHERES,
    News: NEWS,
    VitalSign: VITAL_SIGNS,
}
"""A new family of kinds stands here with a sample of each."""
