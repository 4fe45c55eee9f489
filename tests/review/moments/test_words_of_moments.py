"""Moments that words tell: decisions, hand-overs, escalations, and the many that look like them."""

from __future__ import annotations

import pytest

from tests.review.moments.nouns import events, found, kinds, why


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
        "The mobile client chose to try the next address",
        "Customers decide to wait",
        "The browser opted for the old page",
        "Wir entscheiden morgen",
        "Standby takes over from the primary",
        "The process takes over an hour",
        "The hand-over between services fails",
        "引き継ぎ不要",
        "エスカレーション不要",
        "Ana looks at the logs and checks the graphs",
        "Meanwhile the queue grows",
        "Tom waits while the pods restart",
        "In parallel the replica catches up",
        "The import runs once more a day",
        "A second attempt is planned for tomorrow",
        "Partner calls to the API time out",
        "A user calls the endpoint in a loop",
        "The customer ticket system is slow",
        "Users report no more errors",
        "Support told customers that we look into it",
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
        ("Wir entscheiden, auf die zweite Region zu gehen", "decision"),
        ("We choose not to wake anybody", "decision"),
        ("切り戻しを判断した", "decision"),
        ("롤백 결정", "decision"),
        ("Mira handed off the pager to Tom", "hand-over"),
        ("Hands over to Tom", "hand-over"),
        ("Ana takes over from Lee", "hand-over"),
        ("Incident lead passes from Mira to Ana", "hand-over"),
        ("Ana is now the incident lead", "hand-over"),
        ("Ana löst Tom als Einsatzleitung ab", "hand-over"),
        ("夜勤へ引き継ぎ", "hand-over"),
        ("Předání směny", "hand-over"),
        ("データベース班へエスカレーション", "escalation"),
        ("The database team is called in", "escalation"),
        ("Database team was contacted", "escalation"),
        ("The database team takes over", "hand-over"),
        ("Mira calls the network team", "escalation"),
        ("@ana looks at the queue, @tom looks at the disk", "parallel work"),
        ("Ana checks the queue, Tom restarts the workers", "parallel work"),
        ("In parallel, Tom looks at the queue", "parallel work"),
        ("Meanwhile Ana prepares a rollback", "parallel work"),
        ("Ana looks at the graphs while Tom rolls back", "parallel work"),
        ("Währenddessen prüft Tom das Netz", "parallel work"),
        ("En parallèle, Luc vérifie la base", "parallel work"),
        ("並行して原因を調べる", "parallel work"),
        ("Rolled back once more", "tried again"),
        ("Second attempt", "tried again"),
        ("Attempt 2: a smaller batch", "tried again"),
        ("The rollback was repeated", "tried again"),
        ("Nochmal neu gestartet", "tried again"),
        ("再度再起動した", "tried again"),
        ("A customer tweets that nobody can pay", "word from outside"),
        ("Support tickets come in", "word from outside"),
        ("A partner calls", "word from outside"),
        ("A journalist asks why it is down", "word from outside"),
        ("The help desk gets calls", "word from outside"),
        ("Kunde ruft an", "word from outside"),
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
        ("run `a < b` and <!-- c --> next", "run a < b and <!-- c --> next"),
    ],
)
def test_what_stands_in_quotation_marks_are_words_of_the_line(
    words: str, quoted: str | None
) -> None:
    """What only looks like HTML is words, and so is code; addresses leave a sign of that."""
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


@pytest.mark.parametrize(
    ("words", "quoted"),
    [
        (
            "She met `no route.` Ana hands over to Tom with a note: “a. b”",
            "Ana hands over to Tom with a note: ‘a. b’",
        ),
        ('Ana hands over to "the other team"', "Ana hands over to ‘the other team’"),
        ("Nobody of `ops` Ana hands over to Tom", None),
        ("See https://a.example/b: Ana hands over to `ops`", "See …: Ana hands over to …"),
        ("Ana hands over to “b” and tells “c” so", "Ana hands over to ‘b’ and tells ‘c’ so"),
    ],
)
def test_a_sentence_is_quoted_with_the_words_that_stand_in_it(
    words: str, quoted: str | None
) -> None:
    """From where it begins, with what it quotes itself; an address would only be in the way."""
    told = f"14:05 {LONG}. {words}"

    if quoted is None:
        assert kinds(told) == []
    else:
        assert why(told) == f"a hand-over: “{quoted}”"


def test_a_bullet_that_was_pasted_is_not_in_the_words_of_a_moment() -> None:
    """Nor in the title of its event."""
    (one,) = found(events("14:05 • Tom looks at it • Ana is there. • We decided to wait"))

    assert one.words == "Tom looks at it; Ana is there. We decided to wait"
    assert one.told.words == "14:05 Tom looks at it; Ana is there. We decided to wait"
