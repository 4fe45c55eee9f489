"""The actions in other tools: a card, a follow-up, and a finding."""

from scripts.story import incident
from scripts.story.scene import Scene
from scripts.story.stage import expect

SECTION = "<!-- incident-review:elsewhere:"


def show(scene: Scene) -> None:
    """Show what the same run has brought to the tools in which the owners work."""
    scene.teller.tell(
        "The same run has brought the actions to the tools in which their owners work. This team "
        "uses Trello and incident.io, and keeps a table of findings for its auditors."
    )
    _show_cards(scene)
    _show_finding(scene)
    scene.teller.tell("The issue links to all of them, so nothing is sent twice.")
    first = scene.review.sub_issues[0]
    body = first.body.replace("\r\n", "\n")
    said = body.partition(f"{SECTION}start -->")[2].partition(f"{SECTION}end -->")[0]
    expect("Trello" in said and "incident.io" in said, f"The issue lacks its links: {said}")
    scene.teller.page(f"Issue #{first.number}, at its end", said)


def _show_cards(scene: Scene) -> None:
    there = scene.stage.elsewhere
    titles = [action.title for action in scene.review.sub_issues]
    expect(there.trello.on(incident.LIST) == titles, "The cards are not as told.")
    issues = [one.issue for one in there.incident_io.follow_ups]
    expect(len(issues) == len(titles), f"The follow-ups are others: {issues}")
    cards = [f"{card.name} (due {(card.due or '')[:10]})" for card in there.trello.cards]
    scene.teller.lines("A list in Trello", "\n".join(cards))
    scene.teller.tell(
        f"In incident.io, INC-123 now has {len(issues)} follow-ups, each connected to its issue "
        "here, and the review as its post-mortem."
    )


def _show_finding(scene: Scene) -> None:
    """Only one of the two touches information security: that is a finding as well (R65)."""
    pulls = [pull for pull in scene.stage.hub.world.pulls() if "findings" in pull.head]
    expect(len(pulls) == 1, "There is no pull request for the findings.")
    table = scene.person("mira").read(incident.FINDINGS, pulls[0].head)
    expect(table.startswith(incident.TABLE), "Other people's rows were changed.")
    here = scene.stage.hub.url
    added = table.removeprefix(incident.TABLE).strip().replace(here, "https://github.com")
    scene.teller.tell(
        "The alert touches information security, so it is also a finding. Pull request "
        f"#{pulls[0].number} adds its row and changes no other:"
    )
    scene.teller.lines(incident.FINDINGS, added)
