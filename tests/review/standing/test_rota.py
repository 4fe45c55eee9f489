"""Whose turn it is, over a year of reviews: whoever is always free serves as often as others."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations
from types import MappingProxyType

from hypothesis import given
from hypothesis import strategies as st

from action.review.dates.review_days import ReviewDays
from action.review.model import Snapshot
from action.review.people.cast import Cast, cast
from action.review.settings import Away, Person
from action.review.standing.role import Served
from tests.searching import examples
from tests.stories.nouns import FRIDAY, ID, a_file, a_house, a_team, an_incident

WEEKS = 52
REMEMBERED = 30
"""Reviews of which the clerk knows who served: as many as GitHub tells at once."""
TODAY = FRIDAY.date()
NAMES = ("ana", "bo", "cy", "di", "ed", "flo", "gus")


@dataclass(frozen=True)
class Year:
    """Two rotas, and who of them is away or responded in which week; some always are free."""

    facilitators: tuple[str, ...]
    note_takers: tuple[str, ...]
    away: tuple[frozenset[str], ...]
    responded: tuple[frozenset[str], ...]

    @property
    def free(self) -> frozenset[str]:
        """Who is there every week, and never responds."""
        return frozenset(NAMES).difference(*self.away, *self.responded)

    def served(self) -> Iterator[Served]:
        """Who serves, week by week; nobody is picked for two roles, nor from within."""
        lately: tuple[Served, ...] = ()
        for away, responded in zip(self.away, self.responded, strict=True):
            found = self._cast(away, responded, lately)
            facilitator, note_taker = found.facilitator or "", found.note_taker or ""
            assert {facilitator, note_taker}.isdisjoint(away | responded)
            assert facilitator != note_taker or not facilitator
            yield Served(facilitator, note_taker)
            lately = (Served(facilitator, note_taker), *lately)[:REMEMBERED]

    def _cast(
        self, away: frozenset[str], responded: frozenset[str], lately: tuple[Served, ...]
    ) -> Cast:
        """Who comes to a review that is opened today."""
        people = {login: Person(login, away=(Away(TODAY, TODAY),)) for login in away}
        house = a_house(rota=lately, people=dict.fromkeys(NAMES, "U"))
        incident = an_incident(lead=None, responders=tuple(sorted(responded)), events=())
        rotas = {"facilitators": self.facilitators, "note_takers": self.note_takers}
        team = a_team(people=MappingProxyType(people), **rotas)
        snapshot = Snapshot(ID, house, a_file(incident))
        return cast(snapshot, team, incident, ReviewDays(TODAY, TODAY, TODAY), FRIDAY)


def some(names: Sequence[str]) -> st.SearchStrategy[frozenset[str]]:
    """Some of these people."""
    return st.frozensets(st.sampled_from(names)) if names else st.just(frozenset())


@st.composite
def years(draw: st.DrawFn, rotas: st.SearchStrategy[tuple[tuple[str, ...], ...]]) -> Year:
    """A year in which at least two people are always free."""
    busy = draw(some(NAMES[2:]).map(sorted))
    facilitators, note_takers = draw(rotas)
    weeks = st.lists(some(busy), min_size=WEEKS, max_size=WEEKS).map(tuple)
    return Year(facilitators, note_takers, draw(weeks), draw(weeks))


def rota() -> st.SearchStrategy[tuple[str, ...]]:
    """Some people in some order."""
    return st.lists(st.sampled_from(NAMES), unique=True, min_size=1).map(tuple)


ONE = rota().map(lambda names: (names, names))
TWO = st.tuples(rota(), rota())


def equals(year: Year) -> Iterator[tuple[str, str]]:
    """Two at a time who are always free and on the same rotas, so that each could be the other."""
    for one, other in combinations(sorted(year.free), 2):
        places = [
            {login in rota for login in (one, other)}
            for rota in (year.facilitators, year.note_takers)
        ]
        if all(len(place) == 1 for place in places):
            yield one, other


def widest(year: Year) -> int:
    """By how much two equals have ever differed in what they served."""
    counts, found = Counter[str](), 0
    for served in year.served():
        counts.update(served.logins)
        found = max((found, *(abs(counts[a] - counts[b]) for a, b in equals(year))))
    return found


@examples(20)
@given(years(ONE))
def test_over_one_rota_everybody_who_is_free_serves_within_one(year: Year) -> None:
    """At any time of the year, whoever else is away or responds (R36)."""
    assert widest(year) <= 1


@examples(30)
@given(years(TWO))
def test_over_two_rotas_everybody_on_the_same_ones_serves_within_one(year: Year) -> None:
    """Also where the rotas overlap, and somebody takes notes who never facilitates."""
    assert widest(year) <= 1


def test_two_who_always_serve_together_take_turns_in_the_roles() -> None:
    """Nobody facilitates all year."""
    nobody = (frozenset[str](),) * WEEKS
    year = Year(("ana", "bo"), ("ana", "bo"), nobody, nobody)

    assert Counter(one.facilitator for one in year.served()) == {"ana": 26, "bo": 26}


def test_rotas_that_overlap_wear_nobody_out() -> None:
    """Two do both, and one takes notes only: nobody serves every week."""
    nobody = (frozenset[str](),) * WEEKS
    year = Year(("ana", "bo"), ("ana", "bo", "cy"), nobody, nobody)
    counts = Counter(login for one in year.served() for login in one.logins)

    assert abs(counts["ana"] - counts["bo"]) <= 1
    assert min(counts.values()) >= 26
    assert max(counts.values()) <= 39
