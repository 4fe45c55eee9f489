"""Moments that words tell: decisions, hand-overs, escalations, and the many that look like them."""

from __future__ import annotations

import pytest

from tests.review.moments.nouns import kinds, why


@pytest.mark.parametrize(
    "words",
    [
        "",
        "Checkout is slow",
        "Nobody has decided to roll back yet",
        "They haven't decided to fail over",
        "We need to decide on a fix",
        "No decision to roll back was made",
        "Waiting for a decision to fail over",
        "Tom asks whether we decided to roll back",
        "Was it decided to roll back?",
        "The decision tree was wrong",
        "The log says “decided to evict the pod”",
        'Tom reports: "Clients agreed on a fix"',
        "It prints `decision made to evict`",
        "The scheduler is undecided",
        "User decides to log in again",
        "If the queue grows we escalate to the database team",
        "No escalation to the vendor was needed",
        "Error rate escalated to 50 %",
        "Privilege escalation to root is possible",
        "The alert pages the on-call engineer",
        "Tom didn't escalate to anybody",
        "Traffic is handed over to the replica",
        "The replica takes over as primary",
        "A hand-over to the night shift will follow",
        "The pods run in parallel",
        "Queries in parallel slow the disk",
        "No rollback was needed",
        "Tom suggests to try again",
        "Users cannot log in again",
        "Retry limit reached",
        "The service is restarted and works again",
        "Second failed login attempt",
        "Scheduler decides to evict pods",
        "The load balancer then decided to drop a node",
        "Circuit breaker escalated to open",
        "Feature flag service decides to serve the old page",
        "The cluster agreed on a new leader",
    ],
)
def test_what_only_looks_like_a_moment_is_none(words: str) -> None:
    """Denials, plans, conditions, questions, code, quotations, and machines that do the same."""
    assert kinds("14:00 Checkout is slow", f"14:05 {words}", "14:10 Checkout is fast") == []


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("We decided to take the new version back", "decision"),
        ("Decision made to wait for the vendor", "decision"),
        ("The load balancer team decided to drop a node", "decision"),
        ("The cluster is full. We decide to add nodes", "decision"),
        ("Decision: fail over to the second region", "decision"),
        ("The team discussed it and agreed to freeze deploys", "decision"),
        ("No signs of trouble, so decision made to watch it until tomorrow", "decision"),
        ("Because reads work, Mira decides to take a break", "decision"),
        ("After a long call, Tom opted for a rollback", "decision"),
        ("Decided not to wake anybody", "decision"),
        ("• It is not clear yet • We decided to wait", "decision"),
        ("Entscheidung getroffen, auf die zweite Region zu wechseln", "decision"),
        ("Décision de redémarrer sur le second nœud", "decision"),
        ("Принято решение откатить релиз", "decision"),
        ("次の版に戻すことを決定", "decision"),
        ("Mira hands off to Tom with a note", "hand-over"),
        ("Tom takes over as incident lead", "hand-over"),
        ("Handover to the night shift", "hand-over"),
        ("Übergabe an die Nachtschicht", "hand-over"),
        ("Tom escalates it to the database team", "escalation"),
        ("More people are called on", "escalation"),
        ("A support ticket was opened with the vendor", "escalation"),
        ("We made this a P1", "escalation"),
        ("Mira pages the database team", "escalation"),
        ("Incidenten eskaleras till databasteamet", "escalation"),
        ("Mira works on the cluster, Tom works on the code", "parallel work"),
        ("In parallel, the database team starts a restore", "parallel work"),
        ("The tracking team independently sees the same", "parallel work"),
        ("2nd attempt at running the script", "tried again"),
        ("Tom tries the deploy again", "tried again"),
        ("Restarted the pods again", "tried again"),
    ],
)
def test_words_tell_a_moment(words: str, kind: str) -> None:
    """In the words in which people write it down, in several languages."""
    assert kinds("14:00 Checkout is slow", f"14:05 {words}") == [f"14:05 {kind}"]


def test_the_kind_that_people_gave_an_event_counts() -> None:
    """The field `kind` of the incident file, or a word before a colon."""
    assert kinds("14:05 Decision: we wait") == ["14:05 decision"]


def test_a_moment_says_what_makes_it_one() -> None:
    """With the sentence, where the begin of the event does not show it."""
    much = "Checkout answers slowly in every region, and the cache is cold. " * 3

    assert why("14:05 We decided to wait") == "a decision"
    assert why(f"14:05 {much}We decided to wait.") == "a decision: “We decided to wait.”"


def test_an_event_is_one_moment_only() -> None:
    """By the most telling of its kinds."""
    assert kinds("14:05 We decided to fail over. Tom escalates it to the vendor.") == [
        "14:05 decision"
    ]


LONG = (
    "Tom looked at one service after the other and wrote down what he saw in"
    " each of them, ten in all, and this took him more than an hour of the night"
)


@pytest.mark.parametrize(
    ("words", "quoted"),
    [
        ("set the timeout < 5 s, then raise it to > 10 s", None),
        ("call <b>fail</b> a state", None),
        ("wait for List<String> and a <T>", None),
        ("keep pod_name_ and arr[0]", None),
        ("wait (see https://a.example/b<2>)", "wait (see …<2>)"),
        ("wait (see https://a.example/b)", "wait (see …)"),
        ("run `a < b` and <!-- c --> next", "run … and <!-- c --> next"),
    ],
)
def test_what_stands_in_quotation_marks_are_words_of_the_line(
    words: str, quoted: str | None
) -> None:
    """What only looks like HTML is words; code and addresses leave a sign of that."""
    said = f"14:05 {LONG}. We decide to {words}."

    assert why(said) == f"a decision: “We decide to {quoted or words}.”"


@pytest.mark.parametrize(
    "words",
    [
        "We set the timeout < 5 s and decide to keep it > 2 s",
        "02:10 We decide to set the timeout < 5 s and > 1 s",
    ],
)
def test_a_sign_of_less_hides_no_decision(words: str) -> None:
    """Nothing between two signs is lost."""
    assert kinds(f"14:05 {words}") == ["14:05 decision"]
