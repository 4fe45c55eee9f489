"""What anybody can write in a public repository, and what it does to a review: nothing."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any, Final

import pytest

from tests.faults.scene import (
    BRANCH,
    FILE,
    IDENT,
    INCIDENT,
    ISSUE,
    PULL,
    SETTINGS,
    SETTINGS_FILE,
    TIMELINE,
    Scene,
)
from tests.github import Event

OLD: Final = "2019-03-02-old-times"
OWNED: Final = "- [x] Page somebody when orders fail @ana"


def review_of(ident: str) -> str:
    """The line by which a page says whose review it is."""
    return f'<!-- incident-review:review id="{ident}" -->'


def request_of(ident: str, issue: int = ISSUE) -> str:
    """The line by which a pull request says the same."""
    return f'<!-- incident-review:pull-request id="{ident}" issue="{issue}" -->'


def public(scene: Scene) -> Scene:
    """The same in a public repository, with a stranger at the door, and an incident of old."""
    scene.hub.settings.private = False
    eve = scene.hub.person("eve", permission="none")
    scene.people = {**scene.people, "eve": eve}
    scene["mira"].push({f"incidents/{OLD}/incident.yml": INCIDENT}, "Remember")
    return scene


@pytest.fixture
def house(new: Scene) -> Scene:
    """A public repository in which nothing is under review."""
    return public(new)


@pytest.fixture
def reviewing(opened: Scene) -> Scene:
    """A public repository in which one incident is under review."""
    return public(opened)


# --- an old incident stays as it is ---------------------------------------------------------------

Forging = Callable[[Scene, str], Event]


def by_issue(scene: Scene, ident: str) -> Event:
    """Eve opens an issue that holds our marker."""
    return scene["eve"].open_issue("Look at this", review_of(ident))


def by_comment(scene: Scene, ident: str) -> Event:
    """Eve comments below such an issue."""
    number = by_issue(scene, ident).payload["issue"]["number"]
    return scene["eve"].comment(number, "/event 14:10 Me")


def by_request(scene: Scene, ident: str) -> Event:
    """Eve opens a pull request with our marker, from a branch of our name in her fork."""
    head, text = f"incident-review/{ident}", request_of(ident)
    return scene["eve"].open_pull_request_from_fork(head, "Timeline", text, {"x.md": "x\n"})


def by_talk_in_a_request(scene: Scene, ident: str) -> Event:
    """Eve comments in the conversation of such a pull request."""
    number = by_request(scene, ident).payload["number"]
    return scene["eve"].comment(number, "Hello")


def by_a_comment_of_ours(scene: Scene, ident: str) -> Event:
    """Mira, who belongs here, answers below Eve's issue."""
    number = by_issue(scene, ident).payload["issue"]["number"]
    return scene["mira"].comment(number, "What is this?")


FORGED: Final = (by_issue, by_comment, by_request, by_talk_in_a_request, by_a_comment_of_ours)


@pytest.mark.parametrize("forging", FORGED)
@pytest.mark.parametrize("ident", [OLD, IDENT])
def test_nobody_opens_a_review_with_our_marker(house: Scene, forging: Forging, ident: str) -> None:
    """Of an incident that nobody has asked about, or that the file of is not even there."""
    run = house.run(forging(house, ident))

    assert (run.exit_code, house.hub.writes) == (0, [])
    assert "incident-review" not in "".join(house.hub.world.git.refs)


@pytest.mark.parametrize("forging", FORGED)
def test_nobody_makes_us_serve_a_review_with_our_marker(reviewing: Scene, forging: Forging) -> None:
    """The review that is under way hears nothing of it."""
    reviewing["jonas"].comment_on_line(PULL, f"incidents/{IDENT}/timeline.md", "Hm", line=9)
    run = reviewing.run(forging(reviewing, IDENT))

    assert (run.exit_code, reviewing.hub.writes) == (0, [])


def test_a_letter_says_whose_page_it_is(house: Scene) -> None:
    """A team that has changed its token learns what to write into its settings."""
    run = house.run(by_issue(house, OLD))

    (note,) = run.annotations
    assert note.level == "warning"
    assert "eve wrote it" in note.message
    assert "`written-by`" in note.message
    assert run.outputs["reason-code"] == "not-ours"


# --- what is under way is not led astray ----------------------------------------------------------


def test_requests_from_forks_do_not_hide_ours(reviewing: Scene) -> None:
    """Any number of branches of our name, in forks, newer than ours."""
    for number in range(120):
        reviewing["eve"].open_pull_request_from_fork(
            BRANCH, f"Timeline {number}", request_of(IDENT, 99), {"x.md": f"{number}\n"}
        )
    jonas = reviewing["jonas"]
    said = jonas.comment_on_line(PULL, f"incidents/{IDENT}/timeline.md", "Hm, so?", line=9)
    reviewing.run(said)

    assert "Hm, so?" in reviewing.section("agenda")
    assert len(reviewing.pulls()) == 1 + 120


def test_a_forged_action_below_the_review_is_not_the_action(reviewing: Scene) -> None:
    """Whoever may hang issues below ours may not know what is written in them."""
    reviewing.write_actions(OWNED)
    key = _key_of(reviewing)
    forged = reviewing["eve"].open_issue(
        "Mine", f'<!-- incident-review:action id="{IDENT}" key="{key}" -->'
    )
    child = reviewing.hub.world.issue(forged.payload["issue"]["number"])
    child.parent = reviewing.issue
    reviewing.issue.sub_issues.append(child)
    reviewing.run(reviewing.close())

    assert reviewing.titles() == ["Page somebody when orders fail"]


def _key_of(scene: Scene) -> str:
    """By what a line is known: the program's own word for it, read from what it makes of a copy."""
    from action.review.page.review_page import ReviewPage

    (action,) = ReviewPage(scene.page).actions.agreed
    return action.key


def test_a_forged_review_gives_nobody_a_turn(house: Scene) -> None:
    """Whose page names a facilitator does not move the rota, not even under our label."""
    house.run(house.file())
    assert [user.login for user in house.reviews()[0].assignees] == ["lee", "pat"]

    people = '<!-- incident-review:people facilitator="vera" note_taker="pat" -->'
    forged = house["eve"].open_issue("Review", f"{review_of(OLD)}\n{people}")
    fresh = house.hub.world.issue(forged.payload["issue"]["number"])
    fresh.labels = list(house.reviews()[0].labels)
    again = FILE.replace("checkout-slow", "checkout-slow-again")
    house.run(house.file(path=again))

    second = house.hub.world.issues()[-1]
    assert "vera" in {user.login for user in second.assignees}


def test_a_request_of_a_person_says_nothing_about_the_issue(reviewing: Scene) -> None:
    """Who opens the pull request by hand may paste what they like into it."""
    reviewing.pull.author = reviewing.hub.world.user("mira")
    reviewing.pull.body = request_of(IDENT, 77)
    timeline = f"incidents/{IDENT}/timeline.md"
    reviewing.run(reviewing["jonas"].comment_on_line(PULL, timeline, "Hm, so?", line=9))

    assert "Hm, so?" in reviewing.section("agenda")


# --- another token --------------------------------------------------------------------------------


def handed_over(scene: Scene, *, before: str, now: str, settings: str = "") -> Scene:
    """All that was written under one login stays; from now on the token is another's."""
    world = scene.hub.world
    for login in (before, now):
        if login not in world.users:
            scene.hub.world.join(login, "none" if login.endswith("[bot]") else "write")
    ours, old = world.user("github-actions[bot]"), world.user(before)
    texts: list[Any] = [scene.issue, scene.pull, *scene.issue.comments, *scene.pull.comments]
    for text in texts:
        if text.author is ours:
            text.author = old
    scene.hub.settings.token_of = now
    scene["mira"].push({SETTINGS_FILE: SETTINGS + settings}, "Change the token")
    return scene


@pytest.mark.parametrize(
    ("before", "now", "settings"),
    [
        ("github-actions[bot]", "clerk[bot]", ""),
        ("github-actions[bot]", "mira", ""),
        ("clerk[bot]", "github-actions[bot]", "written-by:\n  - clerk[bot]\n"),
        ("mira", "github-actions[bot]", "written-by: [Mira]\n"),
        ("mira", "clerk[bot]", "written-by: mira\n"),
    ],
)
def test_a_review_outlives_a_change_of_token(
    opened: Scene, before: str, now: str, settings: str
) -> None:
    """It is neither lost nor opened twice, and comes to its end."""
    handed_over(opened, before=before, now=now, settings=settings)
    opened.run(opened.hub.schedule_event())
    opened.write_actions(OWNED)
    opened.run(opened.close())

    assert len([i for i in opened.hub.world.issues() if review_of(IDENT) in i.body]) == 1
    assert "review: finished" in {label.name for label in opened.issue.labels}
    assert [child.title for child in opened.issue.sub_issues] == ["Page somebody when orders fail"]
    assert opened.pull.merged_at is not None


def test_without_a_word_in_the_settings_an_old_token_is_a_stranger(opened: Scene) -> None:
    """Nothing is opened anew beside what stands there; the run says what to write."""
    handed_over(opened, before="mira", now="clerk[bot]")
    opened.hub.forget_requests()
    run = opened.run(opened["ana"].comment(ISSUE, "Hello"))
    opened.run(opened.hub.schedule_event())

    assert opened.hub.writes == []
    assert "add the login to `written-by`" in run.annotations[0].message


@pytest.mark.parametrize("login", ["octo cat", "[bot]", "clerk[bot", "a/b"])
def test_a_login_that_is_none_is_a_letter(opened: Scene, login: str) -> None:
    """With the line where it stands."""
    text = f'{SETTINGS}written-by:\n  - "{login}"\n'
    opened["mira"].push({SETTINGS_FILE: text}, "Change the token")
    run = opened.run(opened.hub.schedule_event())

    assert run.exit_code == 1
    assert "is not a GitHub login" in run.annotations[0].message


def test_a_person_called_like_the_workflow_is_a_person(reviewing: Scene) -> None:
    """GraphQL writes a bot's login without its ending, as a person's might be [rep]."""
    reviewing.people = {
        **reviewing.people,
        "github-actions": reviewing.hub.person("github-actions", "none"),
    }
    run = reviewing.run(replace(reviewing["github-actions"].open_issue("Look", review_of(OLD))))

    assert (run.exit_code, reviewing.hub.writes) == (0, [])


# --- a crowd --------------------------------------------------------------------------------------


def crowded(scene: Scene, *remarks: str) -> None:
    """Eve says all that on the line of 14:05, in one review of hers."""
    for said in remarks:
        scene["eve"].comment_on_line(PULL, TIMELINE, said, containing="14:05")


def test_a_crowd_of_proposals_shuts_nobody_out(reviewing: Scene) -> None:
    """The team's own proposal stands among the actions, and none of theirs."""
    crowded(reviewing, *(f"action: Buy my product {number}" for number in range(61)))
    jonas = reviewing["jonas"]
    said = jonas.comment_on_line(PULL, TIMELINE, "action: Page sooner", containing="14:20")
    reviewing.run(said)

    assert "- [ ] **A1** Page sooner" in reviewing.section("actions")
    assert "Buy my product" not in reviewing.section("actions")
    assert "58 more comments from outside" in reviewing.section("agenda")


def test_a_crowd_of_long_comments_pushes_nobody_off_the_agenda(reviewing: Scene) -> None:
    """The agenda begins as it would without them."""
    said = reviewing["jonas"].comment_on_line(PULL, TIMELINE, "Who knew?", containing="14:20")
    reviewing.run(said)
    before = reviewing.section("agenda").partition("**At the end**")[0]
    crowded(reviewing, *(f"{number} {'long ' * 8_000}" for number in range(90)))
    reviewing.run(reviewing.hub.schedule_event())

    assert reviewing.section("agenda").startswith(before)
    assert "87 more comments from outside" in reviewing.section("agenda")
    assert len(reviewing.page) < 20_000


def test_a_small_place_is_free_again_when_somebody_resolves(reviewing: Scene) -> None:
    """What the team has settled is not shown any more."""
    event = reviewing["eve"].comment_on_line(PULL, TIMELINE, "Spam", containing="14:05")
    reviewing.run(event)
    assert "Spam" in reviewing.section("agenda")

    reviewing["mira"].resolve(event)
    reviewing.run(reviewing.hub.schedule_event())
    assert "outside" not in reviewing.section("agenda")


def test_the_record_keeps_the_team_and_counts_the_crowd(reviewing: Scene) -> None:
    """With a link to all of it."""
    crowded(reviewing, *(f"Buy my product {number}" for number in range(20)))
    reviewing["jonas"].comment_on_line(PULL, TIMELINE, "Who knew?", containing="14:20")
    reviewing.write_actions(OWNED)
    reviewing.run(reviewing.close())

    assert "Who knew?" in reviewing.record()
    assert reviewing.record().count("Buy my product") == 3
    assert f"17 more comments from outside, [in the pull request]({url_of(reviewing)})" in (
        reviewing.record()
    )


def url_of(scene: Scene) -> str:
    """Where people read the pull request."""
    return f"{scene.hub.url}/acme/shop/pull/{PULL}"


def test_more_proposals_of_the_team_than_there_is_room_for_are_in_the_record(opened: Scene) -> None:
    """The page counts and links them; at the end none is lost."""
    for number in range(65):
        said = f"action: Try way {number:02}"
        event = opened["jonas"].comment_on_line(PULL, TIMELINE, said, containing="14:05")
    opened.run(event)
    assert "There is no room here for 5 more proposed actions" in opened.section("notices")

    opened.run(opened.close())
    assert [f"Try way {number:02}" in opened.record() for number in range(65)] == [True] * 65
