"""YAML is read as words with places, and refused in words that anybody can follow."""

from __future__ import annotations

import pytest
import yaml
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from action.errors import Letter, Place, ReviewError
from action.read.yaml import yaml_reading
from action.read.yaml.yaml_reading import read_yaml

PATH = "incidents/2026-03-02-queue-stuck/incident.yml"

SCRAPS = st.lists(
    st.sampled_from(
        [
            "a",
            "b: ",
            ": ",
            "- ",
            "\n",
            "  ",
            "\t",
            "[",
            "]",
            "{",
            "}",
            "'",
            '"',
            "|",
            ">",
            "&x ",
            "*x",
            "!t ",
            "#",
            "@",
            "`",
            "%",
            "---\n",
            "...\n",
            "? ",
            ",",
            "\r\n",
            "\\",
            "é",
            "😀",
            "\u2028",
        ]
    ),
    max_size=40,
).map("".join)


@pytest.fixture(params=["CBaseLoader", "BaseLoader"], autouse=True)
def loader(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Every test holds with the fast reader and with the one that is there without C."""
    monkeypatch.setattr(yaml_reading, "_LOADER", getattr(yaml, request.param))


def letters(text: str) -> tuple[Letter, ...]:
    """The letters that a text is refused with."""
    with pytest.raises(ReviewError) as refused:
        read_yaml(text, PATH)
    return refused.value.letters


def only(text: str) -> tuple[int, int, str]:
    """Line, column and words of the only letter."""
    (letter,) = letters(text)
    assert letter.place

    return letter.place.line, letter.place.column, f"{letter.what}; {letter.remedy}"


def inside(text: str, place: Place | None) -> bool:
    """Whether a place lies in the text, the end of a line included."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    return (
        place is not None
        and 1 <= place.line <= len(lines)
        and 1 <= place.column <= len(lines[place.line - 1]) + 1
    )


@pytest.mark.parametrize("text", ["", "\n", "# nothing\n", "---\n", "~\n", "\ufeff"])
def test_an_empty_file_says_nothing(text: str) -> None:
    """A file without values is an empty mapping, not a mistake."""
    assert read_yaml(text, PATH).data == {}


@pytest.mark.parametrize("word", ["14:05", "no", "0123", "1.10", "2026-03-02", "1e5", "true"])
def test_words_stay_words(word: str) -> None:
    """YAML's guesses about numbers, times and truth never happen."""
    assert read_yaml(f"a: {word}", PATH).data == {"a": word}


@pytest.mark.parametrize("word", ["~", "null", ""])
def test_nothing_is_an_empty_word(word: str) -> None:
    """A name without a value holds the empty word."""
    assert read_yaml(f"a: {word}", PATH).data == {"a": ""}


def test_quoted_nothing_is_a_word() -> None:
    """Who puts quotes around null means the word."""
    assert read_yaml("a: 'null'", PATH).data == {"a": "null"}


def test_windows_line_ends_and_a_byte_order_mark_do_not_matter() -> None:
    """A file saved on Windows reads the same, with the same places."""
    found = read_yaml("\ufeffa: 1\r\nb:\r\n  - x\r\n", PATH)

    assert (found.data, found.place(("b", 0))) == ({"a": "1", "b": ["x"]}, Place(PATH, 3, 5))


def test_values_and_names_have_places() -> None:
    """Both the name and the value can be pointed at."""
    found = read_yaml("a: 1\nbb:  {c: d}\n", PATH)

    assert (found.key_place(("bb",)), found.place(("bb", "c"))) == (
        Place(PATH, 2, 1),
        Place(PATH, 2, 10),
    )


def test_columns_count_characters() -> None:
    """An emoji before a value does not move its place."""
    assert read_yaml("a: [😀, b]", PATH).place(("a", 1)) == Place(PATH, 1, 8)


def test_what_is_not_there_has_the_place_of_what_is_around_it() -> None:
    """A missing value is pointed at by the mapping that lacks it."""
    assert read_yaml("a:\n  b: 1\n", PATH).place(("a", "c", 3)) == Place(PATH, 2, 3)


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("a: |\n  x\n\n  y\nb: 1\n", [(2, "  x"), (3, ""), (4, "  y")]),
        ("a: >-\n  x\n  y\n", [(2, "  x"), (3, "  y")]),
        ("a: x\n  y\n", [(1, "x"), (2, "y")]),
        ("a: x", [(1, "x")]),
    ],
)
def test_the_lines_of_a_text_keep_their_places(text: str, lines: list[tuple[int, str]]) -> None:
    """Folded or not, a text can be read line by line as it was typed."""
    found = read_yaml(text, PATH)

    assert [(place.line, line) for place, line in found.lines(("a",))] == lines


@pytest.mark.parametrize(
    ("text", "line", "column", "said"),
    [
        ("a: @mira", 1, 4, "write it without: mira"),
        ("a:\n  - @mira", 2, 5, "write it without: mira"),
        ("a: [@mira]", 1, 5, "write it without: mira"),
        ("title: DB: failover", 1, 10, 'put quotes around it: title: "DB: failover"'),
        ("a: it's: so", 1, 8, 'put quotes around it: a: "it\'s: so"'),
        ('a: say "x": so', 1, 11, "put quotes around it: a: 'say \"x\": so'"),
        ("a:\n\tb: c", 2, 1, "use spaces"),
        ("\ta: b", 1, 1, "use spaces"),
        ("a: `x`", 1, 4, "put quotes around the whole value"),
        ("a: %x", 1, 4, "put quotes around the whole value"),
        ("a: *x*", 1, 4, "A value cannot begin with *"),
        ('a: "b', 1, 4, "never closed"),
        ("a: 'b\nc: d\n", 1, 4, "never closed"),
        ("a: [b\n", 1, 4, "is not closed"),
        ("a: {b: c\n", 1, 4, "is not closed"),
        ("a: ]", 1, 4, "has no opening bracket"),
        ("a: b\nc\n", 2, 1, "has no colon"),
        ("a:b\nc: d", 1, 1, "with a space after the colon"),
        ("a: b\n  c: d", 2, 4, "begin it in the same column"),
        ("a:\n  - x\n y: 1", 3, 2, "does not match the lines around it"),
        ('a: "\\q"', 1, 4, "use single quotes"),
        ("a: |x\n y", 1, 4, "begin on the next line"),
        ("a: - b", 1, 4, "begin it on the next line"),
    ],
)
def test_usual_slips_are_said_plain_words(text: str, line: int, column: int, said: str) -> None:
    """What YAML cannot read is explained where it stands, with what would be right."""
    found = only(text)

    assert (found[:2], said in found[2]) == ((line, column), True), found


@pytest.mark.parametrize(
    ("text", "line", "column", "said"),
    [
        ("a: &x b", 1, 4, "&"),
        ("a: *x", 1, 4, "*"),
        ("a: !!python/object:os.system x", 1, 4, "!"),
        ("a: 1\n--- \nb: 2\n", 2, 1, "second document"),
        ("a: 1\nb: 2\na: 3\n", 3, 1, "`a` is already in line 1"),
        ("- a\n- b\n", 1, 1, "begins with a list"),
        ("just words\n", 1, 1, "title: Checkout is slow"),
        ("? [a]\n: b\n", 1, 3, "must be a name"),
        ("a: x\x07y", 1, 5, "U+0007"),
        ("a: \ud800", 1, 4, "UTF-8"),
    ],
)
def test_tricks_are_refused(text: str, line: int, column: int, said: str) -> None:
    """What could mislead people or machines is refused at its place."""
    found = only(text)

    assert (found[:2], said in found[2]) == ((line, column), True), found


def test_all_mistakes_are_told_at_once() -> None:
    """Nobody has to put right one thing to hear of the next."""
    found = letters("a: &x 1\nb: *x\nc: !t 2\na: 3\n")

    assert [letter.place.line for letter in found if letter.place] == [1, 2, 3, 4]


@pytest.mark.parametrize("bracket", ["[", "{a: ", "- "])
def test_a_hundred_thousand_brackets_do_not_end_the_process(bracket: str) -> None:
    """Depth is refused, where building a value would crash."""
    assert "More than 20 levels" in only("a:\n " + bracket * 100_000)[2]


def test_more_values_than_anybody_reads_are_refused() -> None:
    """A file of 50,001 values is told to keep the most important ones."""
    assert "more than 50,000 values" in only("a: [" + "x," * 50_001 + "]")[2]


def test_a_megabyte_is_too_large() -> None:
    """A huge file is refused before it is read."""
    assert "larger than 1 MB" in only("a: " + "é" * 500_000)[2]


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.one_of(st.text(max_size=200), SCRAPS))
@example("a: 'b\n\n\n")
@example("a: [\n\n")
@example("a: x\n  y\nb: [")
def test_whatever_the_text_only_letters_inside_the_file_come_out(text: str) -> None:
    """Any text is read, or refused with places that an editor can open."""
    places: list[Place | None]
    try:
        found = read_yaml(text, PATH)
        places = [found.place(steps) for steps in found.values]
    except ReviewError as refused:
        places = [letter.place for letter in refused.letters]

    assert all(inside(text, place) for place in places)


@pytest.mark.parametrize(
    "note", ["", "  # What happened, in a few words. If it has a colon, use quotes"]
)
@pytest.mark.parametrize("name", ["title", "summary", "channel"])
@pytest.mark.parametrize("value", ["Checkout: it is slow", 'He said: "no"', "See: #12", "It's: so"])
def test_a_repair_can_be_pasted(value: str, name: str, note: str) -> None:
    """Whatever field it is: whole, between quotes, and without the comment of the form."""
    with pytest.raises(ReviewError) as error:
        read_yaml(f"{name}: {value}{note}\n", PATH)
    repaired = error.value.letters[0].remedy.removeprefix("put quotes around it: ")

    assert read_yaml(repaired, PATH).data == {name: value}


def test_a_value_too_long_to_be_shown_is_not_cut_off() -> None:
    """Half a repair would break the file again."""
    with pytest.raises(ReviewError) as error:
        read_yaml(f"title: a: {'b' * 400}\n", PATH)

    assert error.value.letters[0].remedy == "put quotes around the whole value"


def test_slips_in_several_fields_are_told_at_once() -> None:
    """The first one hides no other; fields between them are read as they are."""
    with pytest.raises(ReviewError) as error:
        read_yaml('title: a: b\nlead: @mira\nsummary: "open\nseverity: major\nimpact: c: d\n', PATH)

    assert [letter.place and letter.place.line for letter in error.value.letters] == [1, 2, 3, 5]
