"""Logins are read the same way wherever somebody writes one."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from action import logins
from action.markdown import checklist, safe
from action.read.forms.incident_form import IncidentForm
from action.review.actions.action import read as action_list
from tests.faults.rendered import Rendered

LETTERS = "abcxyzABC0189"
enterprise = st.none() | st.text(LETTERS, min_size=1, max_size=8)
names = st.tuples(st.sampled_from(LETTERS), st.text(LETTERS + "-", max_size=29), enterprise).map(
    lambda parts: parts[0] + parts[1] + (f"_{parts[2]}" if parts[2] else "")
)


@pytest.mark.parametrize(
    "login", ["mira", "m", "mira-o", "mira_acme", "mira-o_acme", "m" * 39, "old--one", "old-", "0"]
)
def test_these_are_logins(login: str) -> None:
    """Those of enterprises and of old accounts, too."""
    assert logins.is_login(login)


@pytest.mark.parametrize(
    "word",
    [
        "",
        "-m",
        "_acme",
        "mira_",
        "a_b_c",
        "mira_a-b",
        "m" * 40,
        "m" * 36 + "_acm",
        "mira o",
        "míra",
    ],
)
def test_these_are_none(word: str) -> None:
    """Nor is a bot anybody whom we could ask."""
    assert not logins.is_login(word)
    assert not logins.is_login("renovate[bot]")


@given(names, st.sampled_from(["{}", "ask {}, then", "({})", "{}: go", "by {}.", "**{}**"]))
def test_a_mention_is_read_whole(login: str, around: str) -> None:
    """Never cut at a hyphen or an underscore."""
    assert checklist.mentions(around.format(f"@{login}")) == (login,)


@pytest.mark.parametrize(
    "text", ["mira@acme.com", "@mira_", "@mira_acme_x", "@mira/ops", "@" + "m" * 40, "@mira.acme"]
)
def test_what_is_no_login_is_not_cut_until_it_is_one(text: str) -> None:
    """Nobody else becomes the owner."""
    assert checklist.mentions(text) == ()


@given(names)
def test_a_form_takes_what_a_line_may_mention(login: str) -> None:
    """With an @ or without."""
    form = IncidentForm.model_validate({"title": "x", "severity": "major", "lead": f"@{login}"})

    assert form.lead == login


@given(names)
def test_a_person_is_told_where_that_is_meant_and_nowhere_else(login: str) -> None:
    """The judge sees the mentions that GitHub would see."""
    assert safe.mention(login) == f"@{login}"
    assert Rendered(safe.text(f"@{login}")).mentions == set()
    assert Rendered(safe.name(login)).mentions == set()


@given(names, names)
def test_an_action_belongs_to_the_whole_login(one: str, other: str) -> None:
    """Its title keeps no rest of a name that begins like another."""
    section = f"## Actions\n\n- [x] Do it @{one} @{other}\n"
    (action,) = action_list(section)

    assert action.owner == one
    assert action.title == "Do it"


def test_of_two_names_that_begin_alike_none_is_cut() -> None:
    """A team is no person either."""
    text = "Do it @mira, @mira-two and @acme/pay with @acme/pay-ops"

    assert logins.without_mentions(text, ["mira", "acme/pay"]) == (
        "Do it, @mira-two and with @acme/pay-ops"
    )


@given(st.text(LETTERS + "-_@ .", max_size=60))
def test_the_pattern_means_the_same_in_a_schema(text: str) -> None:
    """It is a regular expression of ECMA 262, too, and takes no login apart."""
    whole = re.fullmatch(logins.LOGIN, text)

    assert bool(whole) == logins.is_login(text)
    assert all(map(logins.is_login, logins.mentioned(text)))
