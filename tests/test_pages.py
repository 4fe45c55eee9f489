"""The README and its pages: short sentences, links that lead somewhere, commands that work."""

from __future__ import annotations

import json
import re
import shlex
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import click
import pytest
from click.testing import CliRunner

from action.__main__ import main
from action.review.moments.moment import MomentKind, QuotedMoment
from action.review.people.lacks import EXCEPTIONS
from tests.console.asking import BARE, commands
from tests.github import Hub
from tests.manual import (
    HERE,
    MANUAL,
    PAGES,
    PROJECT,
    README,
    length,
    outline,
    page,
    sentences,
    typed,
)

LONGEST: Final = 30
CHANGELOG: Final = (PROJECT / "CHANGELOG.md").read_text(encoding="utf-8")
EVERY: Final = {"README.md": README, "CHANGELOG.md": CHANGELOG, **PAGES}
LEADS: Final = [
    (name, link)
    for name, text in EVERY.items()
    for link in outline(text).links
    if not link.startswith(("https://", "mailto:"))
]

# --- links ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(("name", "link"), LEADS)
def test_every_link_leads_to_a_file_and_a_heading(name: str, link: str) -> None:
    """What moves takes its links with it."""
    here = (HERE if name in PAGES else PROJECT) / name
    path, _, anchor = link.partition("#")
    target = (here.parent / path).resolve() if path else here

    assert target.exists()
    assert target.is_relative_to(PROJECT)
    if anchor:
        assert anchor in outline(target.read_text(encoding="utf-8")).anchors


@pytest.mark.parametrize("name", PAGES)
def test_the_readme_leads_to_each_page_once(name: str) -> None:
    """Nothing is hidden, and nothing is said in two places."""
    leads = [link.partition("#")[0] for link in outline(README).links]

    assert leads.count(f".github/{name}") == 1


@pytest.mark.parametrize("name", [name for name in MANUAL if name != "README.md"])
def test_a_page_says_first_for_whom_it_is_and_lists_its_chapters(name: str) -> None:
    """One sentence, and the list: people see at once whether they are right here."""
    text = page(name)
    first = text.split("\n\n")[1]
    listed = re.findall(r"(?m)^- \[.+\]\(#(.+)\)$", text.partition("\n## ")[0])

    assert first.startswith("This page is for ")
    assert len(list(sentences(first))) == 1
    assert listed == list(outline(text).chapters)


# --- sentences ------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", MANUAL)
def test_no_sentence_is_long(name: str) -> None:
    """A tired reader understands each at the first reading."""
    assert [said for said in sentences(MANUAL[name]) if length(said) > LONGEST] == []


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("One; two: three, e.g. Four – five", 1),
        ("It is 2.5 minutes. Then it ends.", 2),
        ("Ask why (or how?). “So it is.” And so on", 3),
        ("You see “Why …?” in the list … and more.", 1),
        ("Write `a. B. c`. `d` follows.", 2),
        ("Read [this. That](x.md) and **these. Those**", 3),
        ("One line\ngoes on. Another", 2),
        ("- an item\n- another\n\n| a | b |\n| - | - |\n| c. D | e |", 7),
        ('<img alt="A picture. Two sentences.">', 2),
        ("```console\nno. Sentence\n```", 0),
    ],
)
def test_what_a_sentence_is(text: str, count: int) -> None:
    """Neither a semicolon nor a short form ends one; an item and a cell are sentences."""
    assert len(list(sentences(text))) == count


def test_what_a_word_is() -> None:
    """A span of code is one, a dash is none, and so are signs around a word."""
    (said,) = sentences("Write `/meet 1` – *or* nothing → (“done”)")

    assert length(said) == 5


# --- what people type -----------------------------------------------------------------------------

STORY: Final = "2026-03-02-queue-is-stuck"
WORKFLOW: Final = (PROJECT / "templates" / "workflow.yml").read_text(encoding="utf-8")
CALL: Final = re.compile(
    r'(?:^|\()(?:echo "(?P<told>[^"]*)" \| )?(?:(?P<variable>\w+)=(?P<value>\w+) )?'
    r"incident-review\b(?P<words>[^)|<]*)(?:< (?P<file>\S+))?"
)
"""How the program is called in a shell, alone or within a line for something else."""
CALLED: Final = sorted(
    {call["words"] for text in MANUAL.values() for call in map(CALL.search, typed(text)) if call}
)
OTHERS: Final = ("scripts/", "pip install .", "export GITHUB_TOKEN=", "curl ", "echo ")
"""What else people type. The scripts have tests of their own, and so has the request of a form."""


@pytest.fixture
def hub() -> Iterator[Hub]:
    """The repository that the manual speaks of."""
    files = {
        ".github/workflows/incident-review.yml": WORKFLOW,
        f"incidents/{STORY}/incident.yml": "title: Queue is stuck\nseverity: major\n",
    }
    with Hub("acme/shop", files=files) as hub:
        yield hub
        assert hub.writes == []
        assert hub.violations == []


BESIDE: Final = {
    "Fill it in, and add it to the default branch; the review opens by itself.",
    "Numbers and links are examples; nothing was opened.",
}
"""What commands say about a result, for people only: not a complaint."""


@pytest.mark.parametrize("name", ["README.md", "command-line.md"])
def test_what_people_type_works(
    name: str, hub: Hub, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Line after line in an empty folder, against the stand-in where GitHub is asked."""
    monkeypatch.chdir(tmp_path)
    github = {"GITHUB_API_URL": hub.url, "GITHUB_TOKEN": hub.token}
    calls = [call for call in map(CALL.search, typed(MANUAL[name])) if call]

    assert calls
    for call in calls:
        told = Path(call["file"]).read_text(encoding="utf-8") if call["file"] else call["told"]
        variables = {call["variable"]: call["value"]} if call["variable"] else {}
        runner = CliRunner(env={**BARE, **github, **variables})
        words = shlex.split(call["words"])
        done = runner.invoke(main, words, input=told, prog_name="incident-review")
        assert done.exit_code == 0, call
        assert set(done.stderr.splitlines()) <= BESIDE, call
        assert done.stdout, call


@pytest.mark.parametrize("words", [words for words in CALLED if words.strip()])
def test_every_call_is_understood(words: str) -> None:
    """Also where it speaks of files that only its reader has."""
    name, *given = shlex.split(words)
    command = commands()[name]
    if isinstance(command, click.Group):
        command = command.commands[given.pop(0)]

    assert command.make_context(name, given).params


@pytest.mark.parametrize("name", MANUAL)
def test_nothing_else_is_typed_that_no_test_knows(name: str) -> None:
    """Whoever adds a line of another program adds how it is tested."""
    others = [line for line in typed(MANUAL[name]) if not CALL.search(line)]

    assert [line for line in others if not line.startswith(OTHERS)] == []


# --- what is listed -------------------------------------------------------------------------------


def first_cells(name: str, heading: str) -> list[str]:
    """The first cell of every row below a heading, without the head of the table."""
    chapter = page(name).split(f"\n## {heading}\n")[1].split("\n## ")[0]
    return re.findall(r"(?m)^\| (.+?) \|", chapter.partition("| ---")[2])


def test_every_field_of_the_incident_file_is_explained() -> None:
    """In its table, each once."""
    schema = json.loads((PROJECT / "templates/incident.schema.json").read_text(encoding="utf-8"))
    named = re.findall(r"`([\w-]+)`", " ".join(first_cells("incident-file.md", "Fields")))

    assert sorted(named) == sorted(schema["properties"])


def test_every_exception_is_explained() -> None:
    """By the word that people write."""
    named = [cell.strip("`") for cell in first_cells("people.md", "Exceptions")]

    assert named == list(EXCEPTIONS)


def test_every_kind_of_moment_is_explained() -> None:
    """By the word that the command prints."""
    kinds = first_cells("command-line.md", "Moments worth asking about")
    families = (MomentKind, QuotedMoment)
    known = {kind.word for one in families for kind in one.__subclasses__() if kind.word}

    assert sorted(kinds) == sorted(known)


TEMPLATES: Final = "\n".join(
    file.read_text(encoding="utf-8") for file in sorted((PROJECT / "templates").rglob("*.j2"))
)


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("meeting.md", "How this review goes"),
        ("meeting.md", "Worth asking about?"),
        ("meeting.md", "Also raised"),
        ("meeting.md", "For the facilitator"),
        ("meeting.md", "Questions that every review asks"),
        ("meeting.md", "What we learned"),
        ("meeting.md", "Who is here"),
        ("actions.md", "Also here"),
        ("actions.md", "How will you know"),
        ("outlets.md", "Shared with other tools"),
        ("outlets.md", "on its way"),
        ("README.md", "Allow GitHub Actions to create and approve pull requests"),
    ],
)
def test_what_people_look_for_is_called_so(name: str, said: str) -> None:
    """Words of the review issue that the manual names are on it."""
    assert said in MANUAL[name]
    assert said in TEMPLATES
