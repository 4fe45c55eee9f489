"""`preview --html`: a review before it is opened, for a browser; and `--out`, as files."""

from __future__ import annotations

import builtins
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from action.printed.github_html import rendered
from action.printed.own_files import RECORD
from tests.console.asking import FILE, FOLDER, INCIDENT, a_repository, asked

PAGES = {"index.html", "issue.html", "pull-request.html", "timeline.html", "style.css"}


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A repository with one incident."""
    a_repository(tmp_path)
    monkeypatch.chdir(tmp_path)


def texts(folder: str) -> Mapping[str, str]:
    """All files of a folder, but for our own record."""
    files = (file for file in Path(folder).iterdir() if file.name != RECORD)
    return {file.name: file.read_text(encoding="utf-8") for file in files}


def test_nothing_is_written_over_that_was_there_before() -> None:
    """Not one file of them all, and the letter names it."""
    Path("pages").mkdir()
    Path("pages/issue.html").write_text("mine")
    done = asked("preview", FOLDER, "--html", "pages")

    assert (done.exit_code, done.stdout) == (2, "")
    assert "Error: pages/issue.html was there before, so it was not overwritten" in done.stderr
    assert texts("pages") == {"issue.html": "mine"}


@pytest.mark.parametrize("how", ["--html", "--out"])
def test_what_people_made_of_our_files_is_theirs(how: str) -> None:
    """Whoever goes on writing in one keeps it."""
    asked("preview", FOLDER, how, "mine")
    (first, *_) = (name for name in texts("mine") if name.startswith("issue"))
    Path("mine", first).write_text("my own words")

    assert asked("preview", FOLDER, how, "mine").exit_code == 2
    assert texts("mine")[first] == "my own words"


def test_a_link_is_not_followed() -> None:
    """It may lead anywhere."""
    Path("pages").mkdir()
    Path("pages/style.css").symlink_to("../elsewhere")

    assert asked("preview", FOLDER, "--html", "pages").exit_code == 2
    assert not Path("elsewhere").exists()


def test_our_own_pages_are_written_anew() -> None:
    """Again and again, while people write the incident file."""
    first = asked("preview", FOLDER, "--html", "pages")
    Path(FILE).write_text(INCIDENT.replace("Checkout was slow", "Checkout was gone"))
    again = asked("preview", FOLDER, "--html", "pages")

    assert (first.exit_code, again.exit_code) == (0, 0)
    assert set(texts("pages")) == PAGES
    assert "Checkout was gone" in texts("pages")["pull-request.html"]


def test_pages_that_were_written_by_half_are_ours_all_the_same(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Whoever was interrupted asks again, and nothing has to be put away first."""
    asked("preview", FOLDER, "--html", "pages")
    Path(FILE).write_text(INCIDENT.replace("Checkout was slow", "Checkout was gone"))
    usual = Path.write_bytes

    def fails(path: Path, content: bytes) -> int:
        usual(path, content)
        raise OSError(28, "No space left on device", str(path))

    with monkeypatch.context() as disk:
        disk.setattr(Path, "write_bytes", fails)
        full = asked("preview", FOLDER, "--html", "pages")
    Path(FILE).write_text(INCIDENT.replace("Checkout was slow", "Checkout was odd"))

    assert (full.exit_code, full.stdout) == (2, "")
    assert "The disk is full; free some space and try again" in full.stderr
    assert asked("preview", FOLDER, "--html", "pages").exit_code == 0


def test_the_incident_folder_itself_keeps_its_files() -> None:
    """`--out` into the folder of the incident must not touch a timeline that people work at."""
    Path(FOLDER, "timeline.md").write_text("# Ours\n")

    assert asked("preview", FOLDER, "--out", FOLDER).exit_code == 2
    assert Path(FOLDER, "timeline.md").read_text() == "# Ours\n"


def test_every_link_leads_to_a_page_or_out_of_the_house() -> None:
    """What does not exist yet is no link."""
    asked("preview", FOLDER, "--html", "pages")

    for text in (text for name, text in texts("pages").items() if name.endswith(".html")):
        for address in re.findall(r'href="([^"#]+)', text):
            assert address in PAGES or address.startswith("https://"), address
            assert "OWNER/REPOSITORY" not in address


def test_hostile_words_stay_words() -> None:
    """A page is opened with the rights of whoever looks at it."""
    Path(FILE).write_text(INCIDENT.replace("We decided", "<script>alert(1)</script> We decided"))
    asked("preview", FOLDER, "--html", "pages")

    assert not [text for text in texts("pages").values() if "<script" in text]


def test_a_page_without_a_renderer_is_a_clear_letter(monkeypatch: pytest.MonkeyPatch) -> None:
    """With the line that installs it; nothing was written."""
    usual = builtins.__import__

    def without(name: str, *args: Any, **kwargs: Any) -> Any:
        if name == "comrak":
            raise ModuleNotFoundError(name)
        return usual(name, *args, **kwargs)

    monkeypatch.setattr(builtins, "__import__", without)
    done = asked("preview", FOLDER, "--html", "pages")

    assert (done.exit_code, done.stdout) == (2, "")
    assert 'install it from your checkout with `pip install ".[html]"`' in done.stderr
    assert not Path("pages").exists()


def test_a_table_scrolls_by_itself_and_nothing_else_with_it() -> None:
    """On a phone; whoever has no mouse can move it, too."""
    shown = rendered("| a |\n|---|\n| b |\n\nwords", lambda _: None, breaks=True)

    assert shown.startswith('<div class="scroller" tabindex="0" role="region" aria-label="Table">')
    assert shown.index("</table></div>") < shown.index("words")


def test_many_charts_are_all_folded() -> None:
    """Each by itself."""
    chart = "```mermaid\nflowchart LR\n```\n\nwords\n\n"

    assert (
        rendered(chart * 2, lambda _: None, breaks=True).count("<details><summary>GitHub draws")
        == 2
    )
