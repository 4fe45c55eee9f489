"""`scripts/demo`: the story comes out as told, and its pages hold together."""

import os
import re
import subprocess
import venv
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from html.parser import HTMLParser
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path
from urllib.parse import unquote, urlsplit
from xml.etree import ElementTree as ET

import pytest

from action.printed.github_html import cleaned, rendered
from action.printed.own_files import refuse_others
from scripts.story.clock import ON_THE_WALL
from scripts.story.incident import PARTS, PEOPLE
from scripts.story.pages.camera import PICTURES, SCHEMES, digest, framed, stamp_of

PROJECT = Path(__file__).resolve().parents[1]
PROGRAM = PROJECT / "action"
PACK = (PROJECT / "templates" / "pack.md.j2").read_text(encoding="utf-8")
LEADS_OUT = (
    "https://app.incident.io/",
    "https://trello.com/",
    *re.findall(r"\]\((https://[^)]*)\)", PACK),
    "https://calendar.google.com/",
    "https://outlook.office.com/",
    "https://forms.larkspur.example/",
    "https://meet.larkspur.example/",
)
"""What the pack says to read, calendars, tools, form and recording lead out of the demo."""

SENTENCES_KEPT = (
    "Mira led the response.",
    "Vera was not there that day, and asks:",
    "Jonas, in answer: “The alert watches all payments together.",
    "They meet.",
    "→ Incident Review runs: 6 requests to GitHub.",
)


@dataclass(frozen=True)
class Told:
    """What one telling left behind."""

    said: str
    folder: Path

    @property
    def flowing(self) -> str:
        """Return everything said as one line, however it was broken."""
        return re.sub(r"[\s│]+", " ", self.said)

    def page(self, name: str) -> str:
        """Return the text of one page."""
        return (self.folder / name).read_text(encoding="utf-8")

    def pages(self) -> Iterator[tuple[Path, str]]:
        """Return every page with its text."""
        for page in sorted(self.folder.rglob("*.html")):
            yield page, page.read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def python(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A Python that has what scripts/demo installs and nothing else.

    Not scripts/demo itself: tests of one environment need not install another.
    """
    home = tmp_path_factory.mktemp("python")
    venv.create(home, symlinks=True)
    (packages,) = home.glob("lib/python*/site-packages")
    lock = (PROJECT / "scripts" / "demo-requirements.txt").read_text(encoding="utf-8")
    for name in re.findall(r"(?m)^([\w.-]+)==", lock):
        _lend(name, packages)
    return home / "bin" / "python"


@pytest.fixture(scope="module")
def told(python: Path, tmp_path_factory: pytest.TempPathFactory) -> Told:
    folder = tmp_path_factory.mktemp("demo")
    done = _tell(python, "--html", str(folder))
    assert done.returncode == 0, done.stdout + done.stderr
    return Told(done.stdout, folder)


def _lend(name: str, packages: Path) -> None:
    """Link a package of our own environment into another, where this machine has it."""
    with suppress(PackageNotFoundError):
        found = distribution(name)
        for top in {file.parts[0] for file in found.files or ()} - {"..", "__pycache__"}:
            (packages / top).symlink_to(found.locate_file(top))  # type: ignore[arg-type]


def _tell(python: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [python, "-m", "scripts.story", *arguments],
        cwd=PROJECT,
        env={**os.environ, "NO_COLOR": "1", "COLUMNS": "80", "PYTHONUTF8": "1"},
        capture_output=True,
        text=True,
        timeout=110,
        check=False,
    )


def test_the_demo_gets_no_tool_of_developers(python: Path) -> None:
    """It tells the story with the few packages that it installs (told below)."""
    done = subprocess.run([python, "-c", "import pytest"], capture_output=True, check=False)
    assert b"No module named" in done.stderr


@pytest.mark.parametrize(
    "sentence",
    [
        "1. Adding the incident file",
        "leads the conversation",
        "delivery manager for Fernhill Books",
        "It asks: is it right? What is missing?",
        "Mira, Ana, Jonas and Vera are asked to review it: Vera because",
        "• ❤️ 2: Friday 6 November, 13:00",
        "In the form, about 14:21: “We had five calls before that one",
        "no way to reach who was on call. — from somebody who was there",
        "Ana, below issue #1: “/not-coming",
        "(facilitator), assigned by mira",
        "2 (Friday 6 November, 13:00) suited 4 people, 3 of the 6 who must come;",
        "Lee, below issue #1: “/meet 2”",
        "Meet on Friday 6 November at 13:00 (Europe/London), for about 100 minutes.",
        "Add it to your calendar: Google, Outlook, or when.ics for any other calendar.",
        "@lee and @pat, please read the timeline in #2 before we meet:",
        "☑ Settle a date for the meeting: lee.",
        "☑ Read the timeline in #2 and comment on its lines: everybody who must come",
        "how could card payments stop for 12 minutes without an alert?",
        "+ 14:48 We decide to roll the release back. (source: deploy log)",
        "We are here to learn how this happened",
        "☐ 14:48 We decide to roll the release back. (a decision)",
        "Lee, below issue #1: “/relay 14:31 I had a doubt",
        "4. 14:48 We decide to roll the release back. Also raised, if there is time: • 14:36 The",
        "To ask: How did you connect the trouble with that change?",
        "☑ Where were we lucky? Fernhill Books had no sale that day",
        "Lee, below issue #1: “/decline A3 because",
        "Pat, below issue #1: “/recording https://",
        "Next, after the meeting: lee ticks the actions that were agreed on",
        "Done when: a test with refused cards pages us",
        "Declined by lee: the provider's number goes into the text of the alert (comment)",
        "A3 Write down how to ask the payment provider for help, declined by lee: the",
        "☑ A1 Alert on card payments alone, not only on the total @jonas due",
        "☐ A3 Write down how to ask the payment provider for help",
        "“Prepare a first message to clients that anybody on call can send” (A2) has no owner.",
        "This review is finished.",
        "Issue #3, assigned to jonas",
        "Alert on card payments alone, not only on the total (due 2026-11-20)",
        "In incident.io, INC-123 now has 2 follow-ups",
        'Card payments failed in the checkout,"Alert on card payments alone',
        "☐ ISMS board: write its link here",
        "1 request to GitHub, nothing written",
        "late-mail/incident.yml:3:10 25:10 is not a valid time",
        "☑ Vera Sund (vera)",
        "Everything went as described: 16 events, 60 requests to GitHub,",
    ],
)
def test_the_story_says(told: Told, sentence: str) -> None:
    assert sentence in told.flowing


def test_it_is_read_in_a_few_minutes(told: Told) -> None:
    """What is told between the pages, and what people say; the pages are there to glance at."""
    lines = told.said.splitlines()
    shown = [line for line in lines if line.startswith(("│", "┌"))]
    between = " ".join(line for line in lines if not line.startswith(("│", "┌", "→")))
    assert 600 < len(re.findall(r"\b[^\W_]+\b", between)) < 1250
    assert len(shown) < 300


def test_the_words_fit_into_80_columns_without_colours(told: Told) -> None:
    assert "\x1b" not in told.said
    assert max(map(len, told.said.splitlines())) <= 80


def test_nothing_of_github_s_markup_is_left_in_the_words(told: Told) -> None:
    for markup in ("<!--", "&#8203;", "[!WARNING]", "](http", "127.0.0.1"):
        assert markup not in told.said


def test_the_pages_are_well_formed(told: Told) -> None:
    for page, text in told.pages():
        assert _document(text).tag == "html", page


def test_the_pages_bring_nothing_that_runs_or_loads(told: Told) -> None:
    for page, text in told.pages():
        for thing in ("<script", "<img", "<iframe", "@import", "url(", "127.0.0.1"):
            assert thing not in text, f"{page} has {thing}"


def test_nothing_is_left_unrendered(told: Told) -> None:
    for page, text in told.pages():
        assert "{{" not in text, page
        assert "{%" not in text, page
        if page.name.startswith("issue-"):
            shown = "".join(_document(text).itertext())
            assert "incident-review:" not in shown, page
            assert "**" not in shown, page


def test_every_link_leads_to_a_place_on_a_page(told: Told) -> None:
    places = {page: _Places.of(text) for page, text in told.pages()}
    for page, found in places.items():
        for link in found.links:
            parts = urlsplit(link)
            if link.startswith(LEADS_OUT):
                continue
            assert not parts.scheme, f"{page} links to {link}"
            target = (page.parent / unquote(parts.path)).resolve() if parts.path else page
            assert target.exists(), f"{page} links to {link}"
            if parts.fragment:
                assert unquote(parts.fragment) in places[target].ids, f"{page} links to {link}"


def test_the_calendar_file_is_a_page_of_its_own(told: Told) -> None:
    page = (told.folder / "step-3" / "issue-1.html").read_text(encoding="utf-8")
    found = re.search(r'<a href="([^"]*)">when\.ics</a>', page)
    assert found
    assert "BEGIN:VCALENDAR" in (told.folder / "step-3" / found[1]).read_text(encoding="utf-8")


def test_votes_are_counted_below_the_proposed_times(told: Told) -> None:
    page = (told.folder / "step-2" / "issue-1.html").read_text(encoding="utf-8")
    times = page[page.index("Vote for a time to meet") :].partition("</article>")[0]
    assert '<span class="kind">❤️ 5</span>' in times


def test_a_link_to_a_part_of_a_page_leads_to_its_heading(told: Told) -> None:
    assert "step-3/issue-1.html#people" in _Places.of(told.page("index.html")).links
    assert '<h2 id="people">People</h2>' in told.page("step-3/issue-1.html")


def test_the_pages_say_what_each_of_the_team_does(told: Told) -> None:
    shown = " ".join("".join(_document(told.page("people.html")).itertext()).split())
    assert "Mira Okafor mira: led the response" in shown
    assert "Incident Review writes under this name" in shown
    assert set(PARTS) == set(PEOPLE)


@pytest.mark.parametrize("name", ["index.html", "style.css", "people.html"])
def test_no_file_of_somebody_else_is_lost(python: Path, tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_text("mine", encoding="utf-8")
    done = _tell(python, "--html", str(tmp_path))
    assert done.returncode == 2
    assert f"{name} was there before, so it was not overwritten" in done.stderr
    assert {file.name for file in tmp_path.iterdir()} == {name}
    assert (tmp_path / name).read_text(encoding="utf-8") == "mine"


def test_a_file_in_the_place_of_the_folder_ends_the_story_before_it_begins(
    python: Path, tmp_path: Path
) -> None:
    """Nobody reads for minutes to hear at the end that there are no pages."""
    mine = tmp_path / "mine"
    mine.write_text("hello", encoding="utf-8")

    done = _tell(python, "--html", str(mine))

    assert (done.returncode, mine.read_text(encoding="utf-8")) == (2, "hello")
    assert "is below something that is not a folder" in done.stderr
    assert "1. Adding the incident file" not in done.stdout


def test_pages_may_be_written_anew(told: Told) -> None:
    pages = {file.relative_to(told.folder).as_posix() for file in told.folder.rglob("*.html")}
    assert pages
    refuse_others(told.folder, pages)


def test_the_contents_lead_to_every_step(told: Told) -> None:
    links = _Places.of(told.page("index.html")).links
    steps = {link.partition("/")[0] for link in links if link.startswith("step-")}
    # Nothing happens in step 8: it is to show that.
    assert steps == {f"step-{number}" for number in (1, 2, 3, 4, 5, 6, 7, 9)}


def test_the_contents_list_the_timeline_first(told: Told) -> None:
    pages = told.page("index.html").partition("Pages at the end of this step")[2]
    called = re.findall(r"<li><a [^>]*>([^<]*)</a>", pages.partition("</section>")[0])
    assert called[:3] == [
        "Timeline, on the first day",
        "Review issue #1, on the first day",
        "Timeline pull request #2, on the first day",
    ]


@pytest.mark.parametrize(
    ("page", "heading"),
    [
        ("index.html", "One review, from start to end"),
        ("people.html", "The team"),
        ("step-4/issue-1.html", "Review issue #1, after the meeting"),
        ("step-6/issue-3.html", "Action issue #3, after the review"),
        ("step-6/pull-5.html", "Findings pull request #5, after the review"),
        (
            "step-2/pull-2-files.html",
            "Timeline pull request #2, files changed, after people have read the timeline",
        ),
    ],
)
def test_a_page_says_what_it_is_and_when(told: Told, page: str, heading: str) -> None:
    shown = told.page(page)
    assert re.findall("<h1>(.*?)</h1>", shown)[0] == heading
    assert f"<title>{heading} · larkspur/shop</title>" in shown


def test_every_page_can_be_walked_with_the_keyboard(told: Told) -> None:
    for page, text in told.pages():
        shown = _document(text)
        assert shown.get("lang") == "en", page
        assert [one.get("id") for one in shown.iter("main")] == ["content"], page
        assert next(shown.iter("h1")).text, page
        assert next(shown.iter("a")).get("href") == "#content", page
        assert len(list(shown.iter("header"))) == 1, page
        names = [one.get("aria-label") for one in shown.iter("nav")]
        assert all(names), page
        assert len(names) == len(set(names)), page


def test_next_leads_through_the_whole_story_and_previous_back(told: Told) -> None:
    way, page = ["index.html"], "index.html"
    while found := re.search(r'rel="next" href="([^"]*)"', told.page(page)):
        page = found[1].removeprefix("../")
        way.append(page)
    back = [page]
    while found := re.search(r'rel="prev" href="([^"]*)"', told.page(page)):
        page = found[1].removeprefix("../")
        back.append(page)
    assert len(way) == len(set(way))
    assert {page.partition("/")[0] for page in way} >= {"step-1", "step-6", "step-9"}
    assert back == way[::-1]


def test_a_page_shows_how_it_was_closed_and_reopened(told: Told) -> None:
    shown = " ".join("".join(_document(told.page("step-5/issue-1.html")).itertext()).split())
    assert "Open → Closed as completed by lee → Reopened by github-actions" in shown
    assert "lee closed as completed: 6 November 2026, 15:26" in shown
    assert "github-actions reopened: 6 November 2026, 15:26" in shown
    assert "Reopened → Closed as completed by lee" in " ".join(
        "".join(_document(told.page("step-6/issue-1.html")).itertext()).split()
    )


def test_a_pull_request_shows_that_it_was_merged(told: Told) -> None:
    assert '<span class="state open">Open</span>' in told.page("step-5/pull-2.html")
    assert '<span class="state merged">Merged</span>' in told.page("step-6/pull-2.html")


def test_the_pages_keep_what_was_told_between_them(told: Told) -> None:
    shown = "".join(_document(told.page("index.html")).itertext())
    kept = [sentence for sentence in SENTENCES_KEPT if sentence not in shown]
    assert kept == []
    assert "Lee overlooks the missing owner" in told.page("step-5/issue-1.html")


def test_the_pages_draw_the_timeline(told: Told) -> None:
    shown = told.page("step-1/pull-2.html")
    assert '<svg xmlns="http://www.w3.org/2000/svg" class="wide" role="img"' in shown
    assert "Being worked on, 31 min</text>" in shown
    assert "<svg" in told.page("step-6/incidents-2026-11-02-card-payments-review-md.html")


def test_a_resolved_suggestion_is_collapsed_and_shown_as_a_difference(told: Told) -> None:
    page = (told.folder / "step-2" / "pull-2.html").read_text(encoding="utf-8")
    settled = page[page.index("Resolved by ana") :]
    assert '<span class="sign">+</span>- **14:48** We decide to roll the release back.' in settled


def test_the_program_looks_at_no_clock_but_that_of_the_story() -> None:
    """Else days would not pass for it; what the command line does besides is in no story."""
    texts = {path: path.read_text(encoding="utf-8") for path in PROGRAM.rglob("*.py")}
    looking = {path for path, text in texts.items() if "datetime.now(" in text}
    modules = {".".join(path.relative_to(PROJECT).with_suffix("").parts) for path in looking}
    console = {name for name in modules if name.startswith("action.console.")}
    assert modules - console == set(ON_THE_WALL)


def test_html_is_cleaned_as_github_cleans_it() -> None:
    dirty = (
        '<details open=""><b onclick="x()">a</b><script>alert(1)</script><a href="javascript:x">b'
    )
    assert cleaned(dirty, lambda _: "page.html") == '<details open=""><b>a</b><a>b</a></details>'


def test_mentions_and_numbers_become_links_outside_of_code() -> None:
    said = rendered("@mira and #12, `@mira #12`, mira@example.org", _linked, breaks=True)
    assert said.count('href="there"') == 2
    assert "<code>@mira #12</code>" in said


def _document(page: str) -> ET.Element:
    return ET.fromstring(page.removeprefix("<!doctype html>"))  # noqa: S314 - our own pages


def _linked(address: str) -> str | None:
    return "there" if address in {"@mira", "#12"} else None


class _Places(HTMLParser):
    """The links of a page, and the places that links can lead to."""

    def __init__(self) -> None:
        super().__init__()
        self.links: list[str] = []
        self.ids: set[str] = set()

    @classmethod
    def of(cls, text: str) -> "_Places":
        places = cls()
        places.feed(text)
        return places

    def handle_starttag(self, _tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = {name: value or "" for name, value in attrs}
        self.links += [values[name] for name in ("href", "src") if name in values]
        self.ids |= {values["id"]} if "id" in values else set()


@pytest.mark.parametrize("scheme", SCHEMES)
def test_the_picture_of_the_readme_is_not_older_than_the_page_it_shows(
    told: Told, scheme: str
) -> None:
    """Where this is red, the page has changed since: `scripts/picture` takes its picture again."""
    picture = (PICTURES / f"review-{scheme}.png").read_bytes()
    assert stamp_of(picture) == digest(framed(told.folder))
