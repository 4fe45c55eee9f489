"""A token reaches GitHub and nobody else: no log, no summary, no output, no letter, no trace."""

import string
from pathlib import Path
from typing import Final
from unittest import mock

import pytest

from action import clerk
from action.write.harmless import harmless
from tests.faults.indoors import run_indoors
from tests.faults.scene import Scene
from tests.github import FieldRefused, Refused, Run
from tests.github.faults import Fault, Garbled, redirected, secondary_limited

LONG: Final = (string.ascii_letters + string.digits) * 9
TOKENS: Final = {
    "old": "ghp_" + LONG[:36],
    "workflow": "ghs_" + LONG[:516],
    "workflow-with-dots": "ghs_" + LONG[:200] + ".eyJ-" + LONG[:150] + "_." + LONG[:150],
    "fine-grained": "github_pat_" + LONG[:22] + "_" + LONG[:487],
    "anything": "A strange but legal one!".replace(" ", "~"),
}


def echoes(token: str) -> dict[str, Fault]:
    """Ways in which GitHub, or a proxy, may repeat a token to us."""
    said = f"Bad header 'Authorization: token {token}' in your request"
    long = "x" * 290 + said
    error = {"type": "FORBIDDEN", "message": said}
    return {
        "refusal": Refused(403, {"message": said}),
        "long-refusal": Refused(422, {"message": long}),
        "unauthorized": Refused(401, {"message": said}),
        "error": Refused(200, {"data": None, "errors": [error]}),
        "limit": secondary_limited(99, 429, f"{said}: secondary rate limit"),
        "html": Garbled(f"<pre>{said}</pre>".encode(), 403),
        "field": FieldRefused("createRef", "FORBIDDEN", said),
        "field-that-stops": FieldRefused("createIssue", "UNPROCESSABLE", said),
        "dropped": FieldRefused("createPullRequest", "UNPROCESSABLE", said),
        "redirect": redirected(302, f"http://{token[:60].lower()}.example/{token}"),
        "permissions": Refused(403, {"message": "no"}, {"X-Accepted-GitHub-Permissions": token}),
    }


def assert_is_nowhere(run: Run, token: str) -> None:
    """Neither the token nor so much of it that somebody could guess the rest."""
    shown = run.stdout + run.stderr + run.summary + str(run.outputs)
    for part in (token, token[:40], token[-40:], token[: len(token) // 2]):
        assert part not in shown
    assert "Traceback" not in shown


@pytest.mark.parametrize("token", TOKENS.values(), ids=TOKENS.keys())
@pytest.mark.parametrize("echo", echoes("x" * 70).keys())
def test_a_token_that_is_repeated_to_us_stays_hidden(
    new: Scene, tmp_path: Path, token: str, echo: str
) -> None:
    """Whatever the way, and however long the token is."""
    event = new.file()
    new.hub.inject(echoes(token)[echo], times=99)
    with mock.patch.object(new.hub, "token", token):
        run = run_indoors(new, event, tmp_path, {"INPUT_TOKEN": token, "GITHUB_TOKEN": token})

    assert_is_nowhere(run, token)
    assert run.summary
    assert token not in "".join(issue.body for issue in new.hub.world.issues())


@pytest.mark.parametrize("token", TOKENS.values(), ids=TOKENS.keys())
def test_a_fault_of_ours_shows_no_token(new: Scene, tmp_path: Path, token: str) -> None:
    """Not even where the exception holds it."""
    event = new.file()
    broken = mock.patch.object(clerk, "decide", side_effect=KeyError(f"token {token}"))
    with mock.patch.object(new.hub, "token", token), broken:
        run = run_indoors(new, event, tmp_path, {"INPUT_TOKEN": token})

    assert run.outputs["reason-code"] == "our-fault"
    assert_is_nowhere(run, token)


@pytest.mark.parametrize("broken", ["two words", "line\nbreak", "ghs_é", "²", "del\x7f"])
def test_what_can_be_no_token_is_said_before_it_is_sent(
    new: Scene, tmp_path: Path, broken: str
) -> None:
    """Python would show it in a traceback."""
    event = new.file()
    new.hub.forget_requests()
    given = {"INPUT_TOKEN": broken, "GITHUB_TOKEN": ""}
    run = run_indoors(new, event, tmp_path, given)

    assert (run.exit_code, run.outputs["reason-code"]) == (1, "bad-token")
    assert new.hub.log == []
    assert broken not in run.stdout + run.summary


def test_a_token_with_a_line_break_at_its_end_is_taken(new: Scene, tmp_path: Path) -> None:
    """So secrets are pasted."""
    run = run_indoors(new, new.file(), tmp_path, {"INPUT_TOKEN": f" {new.hub.token}\n"})

    assert run.exit_code == 0


# --- the last door ----------------------------------------------------------------------------


def test_what_is_no_token_stays_as_it_is() -> None:
    """People write about tokens, too."""
    for text in (
        "ghs_",
        "the ghs_… form",
        "a github_pat_ token",
        "ghost",
        "sigh_aaaaaaaaaaaaaaaaaa",
    ):
        assert harmless(text, "secret-of-ours") == text


@pytest.mark.parametrize("prefix", ["ghp_", "gho_", "ghu_", "ghs_", "ghr_", "github_pat_"])
@pytest.mark.parametrize("length", [16, 36, 82, 255, 516, 5_000])
def test_what_looks_like_a_token_is_hidden(prefix: str, length: int) -> None:
    """Of any length, in the middle of anything, ours or another's."""
    one = prefix + (LONG * 10)[:length]
    for text in (
        one,
        f"token={one}&x",
        f'"{one}"',
        f"::error::{one}\n",
        f"https://x:{one}@github.com",
    ):
        assert one[len(prefix) :] not in harmless(text)


def test_halves_of_characters_can_be_written() -> None:
    """No file and no log takes them."""
    harmless("\ud83d and \udca9").encode()


def test_a_short_token_hides_no_words() -> None:
    """A test's `x` is in every text."""
    assert harmless("an example", "x") == "an example"
