"""A Slack channel as a timeline: what people said, in the order of time, each with its address.

Read are the day files of a workspace export (a list of messages) and the answers of the Web API,
`conversations.history`, `conversations.replies` and `search.messages` (an object with `messages`).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from action.errors import CallError, Letter, ReviewError
from action.importers import stamps
from action.importers.aliases import Aliases
from action.importers.formats import slack_words
from action.importers.formats.slack_beside import Beside, lying_beside
from action.importers.import_model import (
    UTC,
    Export,
    Import,
    Json,
    Task,
    Wishes,
    counted,
)
from action.importers.json_text import rows_of, text_of
from action.review.incident import Event

_SPOKEN: Final = frozenset({"", "me_message", "file_share", "file_comment", "thread_broadcast"})
_CHANGES: Final = re.compile(r"(?:channel|group)_|bot_(?:add|remove|enable|disable)$")
_CHANNEL: Final = re.compile(r"(https://[\w.-]+/archives/[A-Z0-9]+)(?:/p\d+)?/?(?:\?.*)?", re.ASCII)
_FILE: Final = re.compile(r"(https://[\w-]+(?:\.enterprise)?\.slack\.com)/files/", re.ASCII)

LOOKED_FOR: Final = "messages with `ts`"

BOTS: Final = ("message from a bot or app", "messages from bots and apps")
CHANGES: Final = (
    "channel message (somebody joined, left or changed it)",
    "channel messages (somebody joined, left or changed it)",
)
NOTICES: Final = ("notice from Slack", "notices from Slack")
DELETED: Final = ("deleted message", "deleted messages")
UNMARKED: Final = ("message without {emoji}", "messages without {emoji}")
SILENT: Final = ("message without words", "messages without words")
STRANGE: Final = ("entry that is not a message", "entries that are not messages")


@dataclass(frozen=True, slots=True)
class _Message:
    """A message that is kept: its moment, and where it stands."""

    at: datetime
    ts: str
    raw: Mapping[str, Json]
    channel: str


def knows(export: Export) -> bool:
    """Whether JSON has the shape of messages: in a list, or under `messages`."""
    data, rows = export.data, _rows(export.data)
    return any("ts" in row and ("text" in row or row.get("type") == "message") for row in rows) or (
        isinstance(data, dict) and isinstance(data.get("messages"), list) and not rows
    )


def imported(task: Task) -> Import:
    """The messages of all pages as events. Raises ReviewError where none is to be had."""
    pages, wishes, beside = task.pages, task.wishes, lying_beside(task.look_around())
    gone: Counter[tuple[str, str]] = Counter()
    found = _once(pages, beside, gone)
    kept = [message for message in found if _chosen(message.raw, wishes, gone)]
    people = Aliases(dict(_people(found, beside)), names=wishes.names)
    base = _base(wishes, pages, found)
    events = tuple(_events(task.watch(sorted(kept, key=_order)), people, beside, base, gone))
    if not events:
        raise _nothing(wishes, gone)
    return Import(
        title=wishes.title,
        day=wishes.day_from(events),
        zone=wishes.zone or UTC,
        events=events,
        fields={"channel": base} if base else {},
        left_out=tuple(_left_out(gone, wishes)),
        doubts=(*people.notes(), *_doubts(pages, base, events)),
        narrower="react to the important messages with an emoji, and choose them:"
        " `--emoji pushpin`",
    )


# --- which messages there are ---------------------------------------------------------------------


def _rows(data: Json) -> list[Json]:
    return [row for row in _held(data) if isinstance(row, dict)]


def _held(data: Json) -> list[Json]:
    held = data.get("messages") if isinstance(data, dict) else data
    if isinstance(held, dict):  # search.messages puts them one level deeper
        held = held.get("matches")
    return held if isinstance(held, list) else []


def _once(
    pages: Sequence[Json], beside: Beside, gone: Counter[tuple[str, str]]
) -> tuple[_Message, ...]:
    """Every message once, however often pages and threads repeat it; the last edit counts."""
    found: dict[tuple[str, str], _Message] = {}
    for page in pages:
        gone.update(STRANGE for row in _held(page) if not isinstance(row, dict))
        here = text_of(page, "channel_id") or text_of(page, "channel") or beside.channel
        for raw in _with_replies(_rows(page)):
            ts = text_of(raw, "ts")
            at = stamps.since_1970(ts)
            if at is None:
                gone[STRANGE] += 1
                continue
            channel = text_of(raw, "channel") or text_of(raw, "channel", "id") or here
            before = found.get((channel, ts))
            if before is None or text_of(raw, "edited", "ts") > text_of(before.raw, "edited", "ts"):
                found[channel, ts] = _Message(at, ts, raw, channel)
    return tuple(found.values())


def _with_replies(rows: Iterable[Json]) -> Iterator[Json]:
    """Each message, and the replies that some tools nest in it; of a change, what it became."""
    for row in rows:
        changed = row.get("message")
        is_change = row.get("subtype") == "message_changed" and isinstance(changed, dict)
        yield changed if is_change else row
        for key in ("slackdump_thread_replies", "replies"):
            yield from (reply for reply in rows_of(row, key) if "text" in reply)


def _order(message: _Message) -> tuple[str, str]:
    return message.ts.zfill(20), message.channel


# --- which of them tell the story -----------------------------------------------------------------


def _chosen(raw: Mapping[str, Json], wishes: Wishes, gone: Counter[tuple[str, str]]) -> bool:
    """Whether a message is taken over; if not, it is counted under the reason."""
    reason = _deleted(raw) or (_unmarked(raw, wishes) if wishes.emoji else _unspoken(raw))
    if reason:
        gone[reason] += 1
    return reason is None


def _deleted(raw: Mapping[str, Json]) -> tuple[str, str] | None:
    return DELETED if text_of(raw, "subtype") in {"tombstone", "message_deleted"} else None


def _unmarked(raw: Mapping[str, Json], wishes: Wishes) -> tuple[str, str] | None:
    names = {text_of(row, "name").partition("::")[0] for row in rows_of(raw, "reactions")}
    return None if names & wishes.emoji else UNMARKED


def _unspoken(raw: Mapping[str, Json]) -> tuple[str, str] | None:
    subtype = text_of(raw, "subtype")
    if _CHANGES.match(subtype):
        return CHANGES
    if subtype == "bot_message" or raw.get("bot_id"):
        return BOTS
    return None if subtype in _SPOKEN else NOTICES


# --- what they say --------------------------------------------------------------------------------


def _events(
    messages: Iterable[_Message],
    people: Aliases,
    beside: Beside,
    base: str,
    gone: Counter[tuple[str, str]],
) -> Iterator[Event]:
    for message in messages:
        what = slack_words.words_of_message(message.raw, people, beside.channels)
        if not what:
            gone[SILENT] += 1
            continue
        at = message.at.replace(second=0, microsecond=0)  # the address has the whole of it
        source = _address(message, base)
        yield Event(what, "", at, source=source or None, by=_by(message.raw, people))


def _by(raw: Mapping[str, Json], people: Aliases) -> str | None:
    bot = text_of(raw, "username") or text_of(raw, "bot_profile", "name")
    return people.by(text_of(raw, "user")) or (people.by(bot) if bot else None)


def _address(message: _Message, base: str) -> str:
    """Where Slack shows the message: `…/archives/C012/p1700000000000100`, and the thread of it."""
    if given := text_of(message.raw, "permalink"):
        return given
    if not base:
        return ""
    thread = text_of(message.raw, "thread_ts")
    url = f"{base}/p{message.ts.replace('.', '')}"
    channel = base.rpartition("/")[2]
    return f"{url}?thread_ts={thread}&cid={channel}" if thread not in {"", message.ts} else url


def _base(wishes: Wishes, pages: Sequence[Json], found: Iterable[_Message]) -> str:
    """The address of the channel: as people give it, or as the export says it."""
    if wishes.link:
        return channel_address(wishes.link)
    team, channels = "", {message.channel for message in found}
    for page in pages:
        team = team or text_of(page, "team", "domain")
    team = f"https://{team}.slack.com" if re.fullmatch(r"[\w-]+", team, re.ASCII) else ""
    for message in found:
        for file in rows_of(message.raw, "files") if not team else ():
            known = _FILE.match(text_of(file, "permalink"))
            team = known[1] if known else team
    known = _CHANNEL.fullmatch(f"{team}/archives/{channels.pop()}") if len(channels) == 1 else None
    return known[1] if team and known else ""


def channel_address(link: str) -> str:
    """The address of a channel, also from that of a message in it. Raises CallError."""
    known = _CHANNEL.fullmatch(link.strip())
    if known is None:
        what = f"`{link[:80]}` is not the address of a Slack channel"
        remedy = "write it as Slack copies it: `--link https://acme.slack.com/archives/C012AB3CD`"
        raise CallError(Letter(what, remedy))
    return known[1]


# --- who is who, and what to say about it ---------------------------------------------------------


def _people(found: Iterable[_Message], beside: Beside) -> Iterator[tuple[str, str]]:
    for message in found:
        raw = message.raw
        profile = raw.get("user_profile")
        if name := text_of(profile, "real_name") or text_of(profile, "display_name"):
            yield text_of(raw, "user"), name
        if name := text_of(raw, "username") or text_of(raw, "bot_profile", "name"):
            yield name, name
    yield from beside.people.items()


def _left_out(gone: Counter[tuple[str, str]], wishes: Wishes) -> Iterator[str]:
    emoji = " or ".join(f":{name}:" for name in sorted(wishes.emoji))
    for (one, more), number in gone.most_common():
        yield counted(number, one.format(emoji=emoji), more.format(emoji=emoji))


def _doubts(pages: Sequence[Json], base: str, events: Sequence[Event]) -> Iterator[str]:
    if not base and not all(event.source for event in events):
        yield (
            "The events do not link to their messages; to add links, use `--link` with the"
            " address of the channel (Copy link in Slack)"
        )
    history = [page for page in pages if isinstance(page, dict) and not _is_thread(page)]
    more = [page for page in history if page.get("has_more") is True]
    if more and len(more) == len(history):
        yield (
            "Slack has more messages than this; fetch the next page too (`cursor`),"
            " and write `--from` for each"
        )


def _is_thread(page: Json) -> bool:
    rows = _rows(page)
    threads = {text_of(row, "thread_ts") for row in rows}
    return len(rows) > 1 and len(threads) == 1 and "" not in threads


def _nothing(wishes: Wishes, gone: Counter[tuple[str, str]]) -> ReviewError:
    numbers = ", ".join(_left_out(gone, wishes))
    what = "No message is left for the timeline" + (f" ({numbers})" if numbers else "")
    if wishes.emoji:
        remedy = "react to the important messages with the emoji, and export again"
    else:
        remedy = "give the day files of the channel, or choose messages from bots with `--emoji`"
    return ReviewError(Letter(what, remedy))
