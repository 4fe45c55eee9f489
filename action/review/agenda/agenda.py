"""The agenda grows out of the remarks: topics by event, the most talked-about first (R41, R45)."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from action.markdown import safe
from action.markdown.fences import fence
from action.review.model import PullRequest, Remark, Say
from action.review.timeline import event_line
from action.review.timeline.timeline import Timeline

KINDS: Final = (
    "decision",
    "communication",
    "observation",
    "question",
    "disagree",
    "action",
    "park",
)
MARK: Final = r"(?:\*\*|__|[*_`])?"
FIRST_WORD: Final = re.compile(rf"\s*{MARK}({'|'.join(KINDS)}){MARK}\s*:{MARK}\s*", re.IGNORECASE)
SUGGESTION: Final = re.compile(r"suggestion\b")

PER_TOPIC: Final = 15
"""Minutes that a topic takes."""
FEW: Final = 5
"""Entries of a topic that are shown however long the page is."""
WHOLE: Final = 2_000
"""Characters of one comment that the record keeps."""
AROUND: Final = 30
"""Minutes for opening, standing questions and actions."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One remark: what kind, in a few words, by whom, where it is; `answers` only in the record."""

    kind: str | None
    words: str
    author: str
    url: str
    replies: int
    people: tuple[str, ...]
    unanswered: bool = False
    answers: tuple[str, ...] = ()

    @property
    def others(self) -> tuple[str, ...]:
        """Who joined the conversation."""
        return tuple(login for login in self.people if login != self.author)


@dataclass(frozen=True, slots=True)
class Topic:
    """All that wants talking about at one event of the timeline, or at a file as a whole."""

    event: str | None
    title: str
    entries: tuple[Entry, ...]
    more: int = 0

    def shorter(self) -> Topic:
        """The same with its first entries only; the others are counted."""
        kept = max(FEW, _fewer(self.entries))
        more = len(self.entries[kept:])
        return replace(self, entries=self.entries[:kept], more=self.more + more)

    @property
    def people(self) -> tuple[str, ...]:
        """Everyone who takes part, in the order they joined."""
        return tuple(dict.fromkeys(login for entry in self.entries for login in entry.people))

    @property
    def comments(self) -> int:
        """How much has been said."""
        return sum(1 + entry.replies for entry in self.entries)


@dataclass(frozen=True, slots=True)
class Proposal:
    """An action that somebody proposed in a remark; `key` is its identity for ever."""

    key: str
    words: str
    author: str
    url: str
    at: str


@dataclass(frozen=True, slots=True)
class Agenda:
    """What the remarks come to. `also` was raised, but there is no time for it in the meeting."""

    topics: tuple[Topic, ...] = ()
    also: tuple[Topic, ...] = ()
    amendments: tuple[Topic, ...] = ()
    proposals: tuple[Proposal, ...] = ()
    parked: tuple[Entry, ...] = ()
    left_out: int = 0

    @property
    def can_be_shorter(self) -> bool:
        """Whether anything is left that could be left out."""
        return bool(self.also or self.topics or self.amendments or self.parked)

    def shorter(self) -> Agenda:
        """The same a little shorter, for a page that would be too long; what goes is counted."""
        if self.also:
            return self._without("also", self.also)
        if any(len(topic.entries) > FEW for topic in self.topics):
            return replace(self, topics=tuple(topic.shorter() for topic in self.topics))
        if self.amendments:
            return self._without("amendments", self.amendments)
        if self.parked:
            return self._without("parked", self.parked)
        return self._without("topics", self.topics)

    def _without(self, name: str, some: tuple[object, ...]) -> Agenda:
        """The same without the last ones of a part."""
        kept = _fewer(some)
        left_out = self.left_out + len(some[kept:])
        return replace(self, **{name: some[:kept], "left_out": left_out})  # type: ignore[arg-type]


def _fewer(many: Sequence[object]) -> int:
    """How many are left in one step: few steps lead to the end, and none of them takes much."""
    return len(many) * 3 // 4


def agenda(pull: PullRequest | None, timeline: Timeline | None, minutes: int) -> Agenda:
    """The agenda of a meeting of so many minutes."""
    if pull is None:
        return Agenda()
    titles = timeline.titles if timeline else {}
    heard = [_people_only(remark) for remark in _found(pull.remarks, titles)]
    said = [remark for remark in heard if remark.says]
    open_ = [remark for remark in said if not remark.resolved]
    corrections = [remark for remark in open_ if _suggests(remark)]
    talk = [remark for remark in open_ if not _suggests(remark)]
    topics = sorted(_topics(talk, titles, skip={"action", "park"}), key=_weight)
    room = max(2, (minutes - AROUND) // PER_TOPIC)
    return Agenda(
        topics=tuple(topics[:room]),
        also=tuple(topics[room:]),
        amendments=tuple(_topics(corrections, titles, skip=set())),
        proposals=tuple(_proposals(open_, titles)),
        parked=tuple(_entry(remark) for remark in talk if _kind(remark.says[0]) == "park"),
    )


def raised(pull: PullRequest | None, timeline: Timeline | None) -> tuple[Topic, ...]:
    """All that was raised on the timeline, talked out or not, in its order: for the record."""
    titles = timeline.titles if timeline else {}
    heard = map(_people_only, _found(pull.remarks if pull else (), titles))
    talk = [remark for remark in heard if remark.says and not _suggests(remark)]
    return tuple(_topics(talk, titles, skip={"action", "park"}, entry=_whole))


def _found(remarks: Iterable[Remark], titles: Mapping[str, str]) -> Iterator[Remark]:
    """The remarks; one on a line that had no id yet is about the only event in its words now."""
    count = Counter(titles.values())
    events = {words: ident for ident, words in titles.items() if count[words] == 1}
    for remark in remarks:
        bare = remark.file == "timeline.md" and event_line.event_id(remark.line) is None
        ident = events.get(event_line.plain_words(remark.line)) if bare else None
        yield replace(remark, line=f"{remark.line} {event_line.mark(ident)}") if ident else remark


def _people_only(remark: Remark) -> Remark:
    return replace(remark, says=tuple(say for say in remark.says if say.person))


def _suggests(remark: Remark) -> bool:
    fences = (fence(line) for say in remark.says for line in say.body.splitlines())
    return any(found and SUGGESTION.match(found.info) for found in fences)


def _kind(say: Say) -> str | None:
    found = FIRST_WORD.match(say.body)
    return found[1].lower() if found else None


def without_kind(body: str) -> str:
    """What a remark says after the word that tells its kind."""
    found = FIRST_WORD.match(body)
    return body[found.end() :] if found else body


def _entry(remark: Remark) -> Entry:
    first = remark.says[0]
    people = tuple(dict.fromkeys(say.author for say in remark.says))
    kind = _kind(first)
    return Entry(
        kind=kind,
        words=safe.excerpt(without_kind(first.body)),
        author=first.author,
        url=first.url,
        replies=len(remark.says) - 1,
        people=people,
        unanswered=kind == "question" and len(people) == 1,
    )


def _whole(remark: Remark) -> Entry:
    """A remark as the record keeps it: all that was said, and not who said it."""
    first, *rest = remark.says
    words = safe.excerpt(without_kind(first.body), WHOLE)
    answers = tuple(said for say in rest if (said := safe.excerpt(say.body, WHOLE)))
    return replace(_entry(remark), words=words, answers=answers)


def _topics(
    remarks: Iterable[Remark],
    titles: Mapping[str, str],
    skip: set[str],
    entry: Callable[[Remark], Entry] = _entry,
) -> Iterator[Topic]:
    by_event: dict[tuple[str | None, str], list[Entry]] = {}
    for remark in remarks:
        if _kind(remark.says[0]) not in skip:
            by_event.setdefault(_place(remark, titles), []).append(entry(remark))
    order = {event: i for i, event in enumerate(titles)}
    for (event, title), entries in sorted(
        by_event.items(), key=lambda t: order.get(t[0][0] or "", -1)
    ):
        yield Topic(event, title, tuple(entries))


def _place(remark: Remark, titles: Mapping[str, str]) -> tuple[str | None, str]:
    """The event a remark is about, by the id in its line, and the words of that event now."""
    event = event_line.event_id(remark.line)
    if event:
        return event, titles.get(event) or event_line.plain_words(remark.line)
    own = remark.file == "timeline.md" and event_line.is_told(remark.line)
    return None, event_line.plain_words(remark.line) if own else remark.file


def _weight(topic: Topic) -> tuple[int, int, int, int]:
    """Most people first; then dissent, then questions nobody answered, then most words."""
    dissent = any(entry.kind == "disagree" for entry in topic.entries)
    waiting = any(entry.unanswered for entry in topic.entries)
    return (-len(topic.people), -dissent, -waiting, -topic.comments)


def _proposals(remarks: Iterable[Remark], titles: Mapping[str, str]) -> Iterator[Proposal]:
    for remark in remarks:
        for say in remark.says:
            if _kind(say) == "action" and (words := safe.excerpt(without_kind(say.body), 200)):
                _, title = _place(remark, titles)
                words = words[0].upper() + words[1:]
                yield Proposal(say.place, words, say.author, say.url, title)
