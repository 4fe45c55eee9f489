"""The invented team, its incident, and everything that people say about it."""

from dataclasses import dataclass
from datetime import UTC, date, datetime

REPOSITORY = "larkspur/shop"

DAY = date(2026, 11, 2)
"""The day on which card payments failed."""
BEGIN = datetime(2026, 11, 3, 9, 30, tzinfo=UTC)
"""When the incident file is pushed, on the next morning."""
SETTLED = datetime(2026, 11, 3, 16, 30, tzinfo=UTC)
REMINDED = datetime(2026, 11, 4, 6, 0, tzinfo=UTC)
"""When the sweep runs, two working days before the meeting."""
MEETING = datetime(2026, 11, 6, 13, 0, tzinfo=UTC)
DUE = date(2026, 11, 20)
"""The day that one owner promises."""

PEOPLE = {
    "mira": "Mira Okafor",
    "jonas": "Jonas Brandt",
    "ana": "Ana Reyes",
    "nora": "Nora Lindqvist",
    "lee": "Lee Castell",
    "pat": "Pat Moreau",
    "vera": "Vera Sund",
    "dora": "Dora Whitlock",
}

PARTS = {
    "mira": "led the response",
    "jonas": "responded",
    "ana": "responded and wrote down what happened",
    "nora": "was picked to facilitate",
    "lee": "facilitates after Nora",
    "pat": "takes notes",
    "vera": "is senior, and looks from outside",
    "dora": "manages delivery for Fernhill Books",
}
"""What each of them does in this story."""

SETTINGS = """\
timezone: Europe/London
people:
  vera: {name: Vera Sund, senior: yes}
facilitators: [nora, lee]
note-takers: [pat]
clients:
  fernhill: {name: Fernhill Books, delivery-manager: dora}
private-form: https://forms.larkspur.example/review
outlets:
  incident-io: yes
  trello: {lists: {team: 5f3d1c0a9b8e7d6c5b4a3f2e}}
  findings:
    file: security/findings.csv
    columns:
      {Finding: "{incident}", Action: "{title}", Owner: "{owner}", Due: "{due}", Link: "{url}"}
"""
FINDINGS = "security/findings.csv"
TABLE = """\
Finding,Action,Owner,Due,Link
2026-08-17 A key in a log,Rotate the keys of the mail server,ana,2026-08-28,https://git.example/9
"""
"""The findings tracker, and what somebody wrote into it in summer."""
BOARD, LIST = "4f3d1c0a9b8e7d6c5b4a3f2e", "5f3d1c0a9b8e7d6c5b4a3f2e"
"""The team's board in Trello, and the list on it."""

FORM = "forms[bot]"
"""The program behind that form."""

CARD_PAYMENTS = """\
title: Card payments failed in the checkout
severity: major
summary: >
  For 43 minutes customers could not pay by card.
  Other ways to pay went on working.
started: 14:09
detected: 14:21
mitigated: 14:52
resolved: 15:15
lead: mira
scribe: ana
responders: [jonas]
clients: [fernhill]
incident-io: INC-123
timeline:
  - at: 14:02
    what: A new release of the checkout goes out.
    source: deploy log
  - at: 14:09
    what: Card payments begin to fail. No alert fires.
    source: payment dashboard
  - at: 14:21
    what: A customer reports to support that her card was refused.
    source: support ticket
  - at: 14:24
    what: The on-call engineer declares an incident.
    source: incident channel
  - at: 14:31
    what: The release is suspected, because nothing else has changed.
    source: incident channel
  - at: 14:40
    what: We decide to roll the release back.
    source: from memory
  - at: 14:52
    what: Card payments work again.
    source: payment dashboard
  - at: 15:15
    what: After 20 quiet minutes the incident is declared over.
    source: incident channel
"""

SLOW_SEARCH = """\
title: Search was slow
severity: minor
started: 09:10
resolved: 09:40
lead: jonas
timeline: |
  09:10 Search answers take four seconds instead of one
  09:25 A nightly job is found that is still running
  09:40 The job is stopped, and search is as fast as before
"""

LATE_MAIL = """\
title: Order mails came late
severity: huge
started: 25:10
lead: mira
"""

LEARNED = """\
- The alert watches the total of all payments. If only card payments stop, it stays quiet.
- On call, nobody knew that a release may be rolled back before the cause is known."""


@dataclass(frozen=True)
class Remark:
    """What somebody says on the timeline line that contains `at`."""

    who: str
    at: str
    says: str


QUESTION = Remark(
    "vera", "14:09", "question: how could card payments stop for 12 minutes without an alert?"
)
ANSWER = "The alert watches all payments together. The other ways to pay kept the total up."
DISAGREE = Remark(
    "jonas",
    "14:31",
    "disagree: the release was not all that had changed. The payment provider had announced work"
    " for the same hour, and it took us ten minutes to rule that out.",
)
REJOINDER = "I remember it the same way. We looked at the provider first."
ALERT = Remark(
    "jonas",
    "14:09",
    "action: Alert on card payments alone, not only on the total",
)
MESSAGE = Remark(
    "dora",
    "14:24",
    "action: Prepare a first message to clients that anybody on call can send",
)
RUNBOOK = Remark("mira", "14:31", "action: Write down how to ask the payment provider for help")
PARK = Remark("ana", "14:40", "park: may every team roll a release back without asking anybody?")
READ = "I have read it."
CANNOT_COME = "/not-coming I am on a train all day."
HAVE_READ = "/read"
SUITS = {"mira": "HOORAY HEART", "jonas": "HEART", "vera": "HEART ROCKET", "dora": "HEART"}
"""Which of the proposed times suit whom; ❤️ is the second."""
SETTLE = "/meet 2"
HEARD_LATE = "14:21"
IN_THE_FORM = "We had five calls before that one, and no way to reach who was on call."
DECIDED = "14:48"
RELAYED = "/relay 14:31 I had a doubt, and did not dare to say so."
IN_THE_MEETING = Remark(
    "dora", "14:36", "communication: Fernhill heard it from me before our status page said a word."
)
DONE_WHEN = "done when a test with refused cards pages us"
DECLINED = "/decline A3 because the provider's number goes into the text of the alert"
RECORDING = "/recording https://meet.larkspur.example/recordings/42"
HERE = ("mira", "jonas", "Vera", "dora")
SURPRISED = ("What surprised us?", "that the other ways to pay hid it")
LUCKY = ("Where were we lucky?", "Fernhill Books had no sale that day")

WRONG_TIME = ("14:40", "14:48", "The deploy log says 14:48.")
MISSING = "- **14:36** The client is told by phone. (delivery manager)"
MISSING_WHY = "This is missing."


def folder(words: str) -> str:
    """Return the folder of an incident of that day."""
    return f"incidents/{DAY}-{words}"
