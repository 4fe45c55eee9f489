"""Each command with each wrong argument has its sentence, which says what would be understood."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from types import MappingProxyType

import pytest

from action.review.commands.answering import FromStranger, ReplyLine
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
from action.review.commands.asks.asks import ASKS
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
from action.review.dates.settling_nothing import MeetNoSuchDay, MeetNoSuchTime, SettlesNothing
from action.review.notes.asked_notes import NobodyKnownCame
from action.review.page.comment_steps import React
from action.review.plan import EditIssue
from tests.stories.nouns import EVERYBODY
from tests.stories.world import Review, a_review

EDIT = "You can edit your comment."
KNOWN = (
    "`no-senior`, `no-facilitator`, `no-note-taker`, `not-neutral`, `same-person` or"
    " `no-delivery-manager`"
)
STRAY = "has no access to this repository, and the settings do not name them"
ELEVEN = " ".join(f"@one{number}" for number in range(11))
LONG = "x" * 60_000

Row = tuple[str, type[ReplyLine], str]
MANY_TIMES = " ".join(f"14:{minute:02}" for minute in range(21))


def named(name: str, example: str = "") -> Iterator[Row]:
    """What can be wrong with a command that names one person."""
    line, right = f"/{name}", f"`/{name} @login{example}`"
    yield line, NobodyNamed, f"- `{line}` changes nothing: it names nobody. Write: {right}. {EDIT}"
    for word in ("@", "…", "@kim-lee!x", "to:kim"):
        yield (
            f"{line} {word}",
            NotALogin,
            (
                f"- `{line} {word}` changes nothing: `{word}` is not a GitHub login. Write:"
                f" {right}. {EDIT}"
            ),
        )
    yield (
        f"{line} @acme/ops",
        TeamNamed,
        (
            f"- `{line} @acme/ops` changes nothing, because a team cannot do this. Name one person:"
            f" {right}. {EDIT}"
        ),
    )


def of_times() -> Iterator[Row]:
    """What can be wrong with a command that begins with a time."""
    right = {
        "topic": "/topic 14:05 What it is about", "first": "/first 14:05", "drop": "/drop 14:05",
    }  # fmt: skip
    for name, example in right.items():
        for words in ("", " later", " 14 Alerting", " @kim"):
            line = f"/{name}{words}"
            yield (
                line,
                NoTimeGiven,
                (
                    f"- `{line}` changes nothing: it needs a time from the timeline. Write:"
                    f" `{example}`. {EDIT}"
                ),
            )
    yield (
        f"/first {MANY_TIMES}",
        TooManyTimes,
        (
            "- `/first 14:00 14:01 14:02 14:03 14:04 14:05 14:06 14:07 14:08 14:09 14:10 14:11"
            " 14:12 14:13 14:14 14:15 14:16 14:17 14:18…` changes nothing: one command takes up"
            f" to 20 times. {EDIT}"
        ),
    )
    yield (
        "/drop 14:05 please",
        OnlyTimes,
        (
            "- `/drop 14:05 please` changes nothing: it takes only times. Write"
            f" `/drop 14:05`. {EDIT}"
        ),
    )
    yield (
        "/topic 14:05",
        TopicUnnamed,
        (
            "- `/topic 14:05` changes nothing: it does not name the topic. Write:"
            f" `/topic 14:05 What it is about`. {EDIT}"
        ),
    )


def of_relaying() -> Iterator[Row]:
    """What is passed on by somebody who does not facilitate, whatever it says."""
    for words in ("", " 14:05", " 14:05 I had no access", " I had no access"):
        yield (
            f"/relay{words}",
            OnlyFacilitator,
            (
                "- `/relay` is only for jonas, who facilitates, and for the co-facilitator. If you"
                " would rather not say something yourself, tell jonas in private; jonas will raise"
                " it without naming you."
            ),
        )


def of_declining() -> Iterator[Row]:
    """What can be wrong with declining an idea."""
    for words in ("", " the restart because …", " @kim"):
        yield (
            f"/decline{words}",
            NoActionNamed,
            (
                f"- `/decline{words}` was not saved: it does not name an action. Begin with the"
                f" short name in front of the action: `/decline A2 because …`. {EDIT}"
            ),
        )
    for words in ("", " because", " because …"):
        yield (
            f"/decline A2{words}",
            DeclinedWithoutReason,
            (
                f"- `/decline A2{words}` was not saved: it gives no reason. Write:"
                " `/decline A2 because …`. The review issue and the record keep the reason with"
                f" the proposed action. {EDIT}"
            ),
        )


def of_notes() -> Iterator[Row]:
    """What can be wrong with notes, with who came, and with the recording of the meeting."""
    right = "Write: `/recording https://example.org/meeting`"
    yield (
        "/notes We began late",
        NotesAreElsewhere,
        (
            "- `/notes We began late` is not saved as notes: `/notes` must be alone on its line."
            " Write your notes in the comment *Notes*, or in a comment of your own that begins with"
            " the word Notes."
        ),
    )
    yield from named("came")
    yield (
        f"/came {ELEVEN} {ELEVEN} {ELEVEN}",
        TooManyCame,
        (
            f"- `/came {ELEVEN} {ELEVEN} {ELEVEN}` was not saved: one command takes up to 30"
            f" people. {EDIT}"
        ),
    )
    yield (
        "/came kim and nobodyelse",
        NobodyKnownCame,
        (
            "- `/came kim and nobodyelse` was not saved: `nobodyelse` is not known in this"
            f" review. {EDIT.removesuffix('.')}, or invite them first:"
            " `/invite @nobodyelse can`."
        ),
    )
    yield (
        "/recording",
        NoRecordingGiven,
        (
            f"- `/recording` was not saved: it has no address. {right}, or `/recording none` if"
            " there is none."
            f" {EDIT}"
        ),
    )
    for words in (
        "tape4", "http://example.org/a", "javascript:alert(1)", "[it](file:///etc/hosts)",
        "data:text/html;https://example.org",
    ):  # fmt: skip
        yield (
            f"/recording {words}",
            RecordingUnclear,
            (
                f"- `/recording {words}` was not saved: the address of a recording must"
                f" begin with `https://`. {right}. {EDIT}"
            ),
        )
    for words in ("https://", "https://exa\\mple.org", 'https://example.org/a"><script>'):
        yield (
            f"/recording {words}",
            RecordingOdd,
            (
                f"- `/recording {words}` was not saved: what follows `https://` is not"
                f" an address, or has characters that an address cannot have. {right}. {EDIT}"
            ),
        )
    for words in ("https://example.org/a b", "https://example.org/a https://example.org/b"):
        yield (
            f"/recording {words}",
            OneRecording,
            (
                f"- `/recording {words}` was not saved: the command takes one address and"
                f" nothing more. {right}. {EDIT}"
            ),
        )
    for words in ("https://kim:secret@example.org/a", "[it](https://kim@example.org/)"):
        yield (
            f"/recording {words}",
            RecordingShowsPassword,
            (
                "- The recording was not saved: the address has a user name or a password before"
                " the `@`, and everybody can read it here. Please edit your comment and change the"
                " password. Write the address without them: `/recording https://example.org/meeting`."
            ),
        )


def of_one(name: str) -> Iterator[Row]:
    """The same, and more than one word or somebody whom nobody knows."""
    yield from named(name)
    for words in ("@kim @lee", "kim please", "@kim (as agreed)"):
        yield (
            f"/{name} {words}",
            MoreThanOne,
            (
                f"- `/{name} {words}` changes nothing: it takes one login and nothing more."
                f" Write: `/{name} @login`. {EDIT}"
            ),
        )
    yield (
        f"/{name} @kmi",
        PersonUnknown,
        (
            f"- `/{name} @kmi` changes nothing, because `kmi` is not known here: nobody with that"
            " login has access to this repository, and the settings do not name them. Check the"
            " spelling, or give them access."
        ),
    )


def of_oneself(name: str) -> Iterator[Row]:
    """Nobody speaks for somebody else."""
    for words in ("@mira", "@mira, I think", "@"):
        yield (
            f"/{name} {words}",
            OnlyForOneself,
            (
                f"- `/{name}` speaks only for the person who writes it. Ask them to write it"
                " themselves."
            ),
        )


def of_rotas(role: str) -> Iterator[Row]:
    """A question to a rota that cannot answer."""
    yield (
        f"/{role} rota\n",
        RotaIsEmpty,
        (
            f"- `/{role} rota` changes nothing, because `{role}s` in the settings names nobody."
            f" Name somebody with `/{role} @login`."
        ),
    )


def of_meeting() -> Iterator[Row]:
    """What can be wrong with a date; the words of the answers are in test_dates.py."""
    right = "Write `/meet 2026-11-27 14:00` or `/meet thursday 14:00`; a time zone such as"
    more = f"`Europe/Berlin` and the link to a call can follow. {EDIT}"
    take = "Or take one of the proposed times: `/meet 1` to `/meet 3`."
    for words, said in {
        "": "the day is missing",
        " 14:00": "the day is missing",
        " 03/12/2026 14:00": "`03/12/2026` is not understood as a day",
        " friday": "the time is missing",
        " friday noonish": "`noonish` is not understood as a time",
        " friday 14:00 upstairs": "`upstairs` is not understood",
    }.items():
        line = f"/meet{words}"
        answer = f"- `{line}` did not set a date: {said}. {right} {more} {take}"
        yield line, MeetUnclear, answer
    for words in ("2026-02-30 14:00", "30.02.2026 14:00", "32.12.2026 14:00"):
        line = f"/meet {words}"
        said = "did not set a date: that is not a valid date."
        yield line, MeetNoSuchDay, f"- `{line}` {said} {EDIT}"
    for time in ("25:00", "14:60", "24.00", "13 pm"):
        line = f"/meet friday {time}"
        said = f"did not set a date: `{time}` is not a valid time."
        yield line, MeetNoSuchTime, f"- `{line}` {said} {EDIT}"
    for call in ("http://example.org/x", "www.example.org", "example.org/x"):
        line = f"/meet friday 14:00 {call}"
        said = f"did not set a date: `{call}` is not understood."
        begins = "The link to a call must begin with `https://`."
        yield line, CallNotHttps, f"- `{line}` {said} {begins} {EDIT}"
    yield (
        "/meet friday 14:00 https://ann:secret@example.org/x",
        CallShowsPassword,
        (
            "- The date was not set: the address has a user name or a password before the `@`, and"
            " everybody can read it here. Please edit your comment and change the password."
            " Write the address without them: `/meet thursday 14:00 https://example.org/call`."
        ),
    )
    yield (
        "/meet friday 14:00 CST",
        MeetZoneUnclear,
        (
            "- `/meet friday 14:00 CST` did not set a date: `CST` can mean several time zones."
            f" Write a place instead, such as `America/Chicago` or `Asia/Shanghai`. {EDIT}"
        ),
    )


TABLE: tuple[Row, ...] = (
    *of_meeting(),
    *of_oneself("read"),
    *of_oneself("coming"),
    *of_oneself("not-coming"),
    *of_one("facilitator"),
    *of_rotas("facilitator"),
    *of_one("note-taker"),
    *of_rotas("note-taker"),
    *of_one("co-facilitator"),
    (
        "/co-facilitator @Jonas",
        AlreadyFacilitates,
        "- `/co-facilitator @Jonas` changes nothing: Jonas is already the facilitator.",
    ),
    *(
        (
            f"/swap {words}",
            SwapNamesNobody,
            (
                f"- `/swap {words}` changes nothing. `/swap` is written without names:"
                " facilitator and note-taker swap roles. To name somebody else, write"
                " `/facilitator @login` or"
                " `/note-taker @login`."
            ),
        )
        for words in ("@kim", "them")
    ),
    *of_times(),
    *of_relaying(),
    *of_declining(),
    *named("invite", " must"),
    (
        "/invite should",
        NobodyNamed,
        (
            "- `/invite should` changes nothing: it names nobody. Write: `/invite @login must`."
            f" {EDIT}"
        ),
    ),
    (
        "/invite @kim stray",
        GuestUnknown,
        (
            f"- `/invite @kim stray` did not invite anybody: stray {STRAY}. To invite somebody"
            f" from outside, write the login with an @: `/invite @stray`. {EDIT}"
        ),
    ),
    (
        f"/invite {ELEVEN}",
        TooManyInvited,
        f"- `/invite {ELEVEN}` did not invite anybody: one command takes up to 10 people. {EDIT}",
    ),
    *(
        (
            f"/exception{words}",
            ExceptionUnknown,
            (
                f"- `/exception{words}` was not saved: it does not name a known exception. Use"
                f" {KNOWN}, for example `/exception no-senior because …`. {EDIT}"
            ),
        )
        for words in ("", " because we are few", " no-seniors because we are few")
    ),
    *(
        (
            f"/exception no-senior{words}",
            ReasonMissing,
            (
                f"- `/exception no-senior{words}` was not saved: it gives no reason. Write:"
                f" `/exception no-senior because …`. The record keeps the reason. {EDIT}"
            ),
        )
        for words in ("", " because", " because …", ": -")
    ),
    (
        "/exception no-senior because we are few",
        NothingLacking,
        "- `/exception no-senior because we are few` is not needed: no senior person is missing.",
    ),
    *of_notes(),
)


def without_rotas() -> Review:
    """A review whose team has taken its rotas out of the settings."""
    return a_review().team(facilitators=(), note_takers=())


def nobody_free() -> Review:
    """Kim has the role, and Jonas had it."""
    return a_review().commented("/facilitator @kim", number=50).served().later(hours=1)


def a_role_open() -> Review:
    """Somebody has taken Ana off."""
    return a_review().unassigns("tom", "ana").served().later(hours=1)


def over() -> Review:
    """A review that was closed an hour ago."""
    return a_review().closed().served().later(hours=1)


def handed_over_since() -> Review:
    """What is said was said before Tom, who responded, came to facilitate."""
    given = a_review().later(hours=2).unassigns("ana", "jonas").assigns("ana", "tom")
    return given.served().later(hours=-1)


def a_guest() -> Review:
    """Tom has no access, and Kim has invited him."""
    there = MappingProxyType({one: f"U_{one}" for one in EVERYBODY if one != "tom"})
    begun = a_review(responders=("mira",)).house(people=there)
    return begun.commented("/invite @tom", by="kim", number=50).served().later(hours=1)


def crowded() -> Review:
    """A hundred people were invited by hand."""
    words = (
        f"/invite {' '.join(f'@one{number}' for number in range(start, start + 10))} can"
        for start in range(0, 100, 10)
    )
    return a_review().commented("\n".join(words), number=50).served().later(hours=1)


def tom_facilitates() -> Review:
    """Tom has taken that role."""
    return a_review().commented("/facilitator @tom", number=50).served().later(hours=1)


PLIGHTS: tuple[tuple[Callable[[], Review], Row], ...] = (
    (
        nobody_free,
        (
            "/facilitator rota",
            NobodyFree,
            (
                "- `/facilitator rota` changes nothing: nobody else on the rota is free, so kim"
                " remains the facilitator. Name somebody with `/facilitator @login`."
            ),
        ),
    ),
    (
        tom_facilitates,
        (
            "/relay 14:05",
            NothingToRelay,
            (
                "- `/relay 14:05` was not added: it does not say what you were told. Write:"
                f" `/relay 14:05 What somebody told you`. {EDIT}"
            ),
        ),
    ),
    (
        a_role_open,
        (
            "/swap",
            NobodyToSwap,
            (
                "- `/swap` changes nothing, because there is no note-taker now. Name somebody"
                " with `/note-taker @login`."
            ),
        ),
    ),
    (
        over,
        (
            "/facilitator @kim",
            SaidTooLate,
            (
                "- `/facilitator` changes nothing, because the review was already closed. Reopen"
                " the review issue, and it counts."
            ),
        ),
    ),
    (
        handed_over_since,
        (
            "/exception not-neutral because x",
            SaidOfAnother,
            (
                "- `/exception not-neutral because x` changes nothing: the role has changed since"
                " you wrote it. If you still want it, write it in a new comment."
            ),
        ),
    ),
    *(
        (
            a_guest,
            (
                f"/{name}",
                GuestSpeaks,
                (
                    f"- `/{name.split()[0]}` is for people who have access to this repository or a"
                    " role in this review. You can write `/coming`, `/not-coming` and `/read` for"
                    " yourself; for anything else, ask the facilitator."
                ),
            ),
        )
        for name in ("facilitator @tom", "invite @zoe", "exception no-facilitator because x")
    ),
    (
        crowded,
        (
            "/invite @kim",
            InvitedEnough,
            (
                "- `/invite @kim` did not invite anybody: comments have already invited 100"
                " people, which is the limit. Delete an invitation that is not needed."
            ),
        ),
    ),
)


@pytest.mark.parametrize(("words", "kind", "answer"), TABLE, ids=[row[0][:40] for row in TABLE])
def test_each_wrong_argument_has_its_sentence(
    words: str, kind: type[ReplyLine], answer: str
) -> None:
    """It changes nothing, bears no thumbs-up, and is answered once."""
    begun = without_rotas() if kind is RotaIsEmpty else a_review()
    review = begun.commented(words).served()

    assert review.comments == (shown(answer),)
    assert review.issue.assignees == a_review().issue.assignees
    assert review.section("people").count("\n|") == begun.section("people").count("\n|")
    assert review.did(React) == ()
    assert review.served().steps == ()


def shown(answer: str) -> str:
    """The answer as it repeats a long command."""
    line = answer.partition("`")[2].partition("`")[0]
    cut = line if len(line) <= 120 else f"{line[:119].rpartition(' ')[0]}…"
    return answer.replace(line, cut, 1)


@pytest.mark.parametrize(("begun", "row"), PLIGHTS, ids=[row[0] for _, row in PLIGHTS])
def test_what_cannot_be_done_now_has_its_sentence(begun: Callable[[], Review], row: Row) -> None:
    """The command itself is well written."""
    words, _, answer = row
    review = begun().commented(words, number=200).served()

    assert review.comments[-1] == answer
    assert review.did(React) + review.did(EditIssue) == ()
    assert review.served().steps == ()


def test_no_kind_of_answer_is_missing_from_the_table() -> None:
    """Each is shown with the words that lead to it."""
    places = (".commands.asks.", ".notes.asked_notes")
    kinds = (*ReplyLine.__subclasses__(), *SettlesNothing.__subclasses__())
    every = {one.__name__ for one in kinds if any(place in one.__module__ for place in places)}
    told = {kind for _, kind, _ in (*TABLE, *(row for _, row in PLIGHTS))}
    of_dates = {MeetNoSuchDay.__name__, MeetNoSuchTime.__name__}

    assert {kind.__name__ for kind in told} == every | of_dates
    assert FromStranger not in told


def test_no_command_is_missing_from_the_table() -> None:
    """Each can be written wrongly."""
    assert {row[0].split()[0] for row in TABLE} == {f"/{ask.name}" for ask in ASKS}


# --- much at once ---------------------------------------------------------------------------------


def test_many_mistakes_are_told_by_their_number() -> None:
    """Three of each kind of command, and how many more there are."""
    lines = (f"/invite {'@' * number}" for number in range(1, 9))
    (answer,) = a_review().commented("\n".join(lines)).served().comments

    assert len(answer.splitlines()) == 4
    assert answer.endswith(
        "- 5 more lines of the comment that begin with `/invite` change nothing either."
    )


@pytest.mark.parametrize("name", [ask.name for ask in ASKS])
def test_a_long_word_is_answered_shortly(name: str) -> None:
    """A comment takes 65,536 characters, and an answer must fit into one."""
    words = f"/{name} @{LONG}\n/{name} no-senior because {LONG}\n/{name} {LONG}"
    review = a_review().commented(words).served()

    assert all(len(comment) < 3_000 for comment in review.comments)
    assert len(review.issue.body) < 10_000


@pytest.mark.parametrize("role", ["facilitator", "note-taker"])
def test_the_rota_has_no_at_sign(role: str) -> None:
    """Somebody may be called so; where nobody is, the rota is meant."""
    review = a_review().commented(f"/{role} @Rota").served()

    assert review.comments[0].endswith(" If you mean the rota, write it without the @.")
