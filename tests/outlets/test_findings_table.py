"""The table of findings: rows are added, and of what people have there no byte changes."""

import csv
import io
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from action.write.outlets.findings_table import DELIMITERS, MARK, FindingsTable, TableError

URL: Final = "https://github.com/acme/shop/issues/7"
ROW: Final = {"Finding": "Rotate the keys", "Owner": "lee", "Action": URL}
HEAD: Final = "Finding,Owner,Action"
ALL: Final = tuple(ROW)


def with_row(text: str, row: Mapping[str, str] = ROW) -> str:
    """The table with one more row."""
    return FindingsTable(text).with_rows([row], ALL).text


def read(text: str, delimiter: str = ",") -> list[list[str]]:
    """The cells as a spreadsheet reads them."""
    bare = io.StringIO(text.removeprefix(MARK), newline="")
    return list(csv.reader(bare, delimiter=delimiter, strict=True))


# --- where a row goes -----------------------------------------------------------------------------


def test_a_table_that_is_not_there_begins_with_its_heads() -> None:
    """In the order of the settings."""
    assert with_row("") == f"{HEAD}\nRotate the keys,lee,{URL}\n"


def test_a_table_of_people_decides_on_the_order() -> None:
    """Columns of theirs that we know nothing of stay empty in our row."""
    text = "Nr,owner,Action, FINDING ,Risk\n1,ana,x,Old,high\n"

    assert with_row(text) == f"{text},lee,{URL},Rotate the keys,\n"


@pytest.mark.parametrize("delimiter", DELIMITERS)
def test_a_table_of_people_decides_on_the_delimiter(delimiter: str) -> None:
    """Spreadsheets write semicolons where the comma is in numbers."""
    text = HEAD.replace(",", delimiter) + "\n"

    assert read(with_row(text), delimiter)[1] == list(ROW.values())


def test_a_line_that_names_the_delimiter_is_believed() -> None:
    """Spreadsheets put it first; the heads come behind it."""
    text = 'sep=;\r\n"Finding, or not";Finding;Owner;Action\r\n'

    assert with_row(text) == f"{text};Rotate the keys;lee;{URL}\r\n"


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_lines_end_as_those_of_people_do(end: str) -> None:
    """Also where the last one has no end."""
    assert with_row(f"{HEAD}{end}a,b,c") == f"{HEAD}{end}a,b,c{end}Rotate the keys,lee,{URL}{end}"


def test_a_cell_of_several_lines_stays_whole() -> None:
    """The row is put behind it, not into it."""
    text = f'{HEAD}\n"a\n""b"", c",x,y'

    assert with_row(text) == f"{text}\nRotate the keys,lee,{URL}\n"


def test_a_byte_order_mark_stays_in_front() -> None:
    """And does not hide the first head."""
    assert with_row(f"{MARK}{HEAD}\n") == f"{MARK}{HEAD}\nRotate the keys,lee,{URL}\n"


@pytest.mark.parametrize("text", [MARK, "\n\n", "  "])
def test_a_table_without_a_word_gets_its_heads(text: str) -> None:
    """Behind what is there."""
    assert with_row(text).startswith(text)
    assert next(row for row in read(with_row(text)) if any(map(str.strip, row))) == list(ROW)


# --- what is not written --------------------------------------------------------------------------


def test_a_table_that_lacks_a_column_stays_as_it_is() -> None:
    """Nobody would see what is left out."""
    with pytest.raises(TableError, match="it has no column “Owner” or “Action”"):
        with_row("Finding,Risk\n")


def test_a_table_in_which_a_quotation_never_ends_stays_as_it_is() -> None:
    """Our row would become a part of somebody's cell."""
    with pytest.raises(TableError, match="a quotation mark in it does not close"):
        with_row(f'{HEAD}\n"a,b,c\n')


# --- known again ----------------------------------------------------------------------------------


def has(text: str, url: str = URL) -> bool:
    """Whether the table has our row."""
    return FindingsTable(text).has({**ROW, "Action": url}, "Action")


def test_a_row_is_known_by_the_address_in_its_column() -> None:
    """The whole address."""
    assert has(with_row(""))
    assert not has(with_row(""), f"{URL}1")
    assert not has(with_row(""), URL[:-1])


@pytest.mark.parametrize(
    "text",
    [
        f"sep=;\r\nAction; FINDING\r\n {URL} ;Keys\r\n",
        f'{MARK}Nr\taction\n"1\n2"\t"{URL}"',
    ],
)
def test_a_row_is_known_however_people_write_the_table(text: str) -> None:
    """In their order, between their delimiters."""
    assert has(text)


@pytest.mark.parametrize(
    "text",
    [
        f"{HEAD}\nSee {URL} first,lee,{URL}1\n",
        f"{HEAD}\n{URL},{URL},{URL}1\n",
        f"{HEAD}\nKeys,lee,see {URL}\n",
        f"{HEAD},Also\nKeys,lee,,{URL}\n",
        f"Finding,Owner\nKeys,{URL}\n",
        f"{HEAD}\nKeys\n",
        "",
    ],
)
def test_another_row_that_names_the_address_is_not_ours(text: str) -> None:
    """Its title may, or a column of people: our own row would never come."""
    assert not has(text)


def test_a_row_before_a_quotation_that_never_ends_is_known() -> None:
    """What comes behind it nobody can read."""
    assert has(f'{HEAD}\nKeys,lee,{URL}\n"a')
    assert not has(f'{HEAD}\n"a\nKeys,lee,{URL}\n')


@pytest.mark.parametrize("head", ["=Head", "+ 1", "-  Finding", "@mira", "two  spaces", "a;=b"])
def test_a_head_that_is_written_otherwise_is_known_again(head: str) -> None:
    """As no formula, and with one space between words."""
    row = {head: "Rotate", "Action": URL}
    text = FindingsTable().with_rows([row], tuple(row)).text

    after = FindingsTable(text).with_rows([{**row, head: "Mask"}], tuple(row)).text

    assert [cells[0] for cells in read(after)[1:]] == ["Rotate", "Mask"]


# --- cells ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("words", "cell"),
    [
        ("=1+1", "'=1+1"),
        ("+49 30 1", "'+49 30 1"),
        ("-2 nodes", "'-2 nodes"),
        ("@mira", "'@mira"),
        ("\t=1", "'=1"),
        ("\r@mira", "'@mira"),
        ("\uff1d1", "'\uff1d1"),
        ("a;=1", "a;'=1"),
        ('a, "=1', "a, \"'=1"),
        ("a | -1", "a | '-1"),
        ("two\nlines", "two lines"),
        ("a = b - c", "a = b - c"),
        ("2027-01-20", "2027-01-20"),
        ('say "no"', 'say "no"'),
    ],
)
def test_no_cell_is_a_formula(words: str, cell: str) -> None:
    """Nor becomes one where a spreadsheet takes another sign for the delimiter."""
    assert read(with_row("", {**ROW, "Finding": words}))[1][0] == cell


# --- whatever is there ----------------------------------------------------------------------------

SIGNS: Final = st.text(st.sampled_from("ab\",;|\t\r\n =+-@'\ufeffé"), max_size=12)


@dataclass(frozen=True)
class Theirs:
    """A table as a spreadsheet writes it: its rows, the delimiter, and its text."""

    delimiter: str
    text: str


@st.composite
def tables(draw: st.DrawFn) -> Theirs:
    """Any rows, between any delimiters; the last line may have no end."""
    delimiter, end = draw(st.sampled_from(DELIMITERS)), draw(st.sampled_from(["\n", "\r\n"]))
    rows = draw(st.lists(st.lists(SIGNS, min_size=1, max_size=4), max_size=4))
    out = io.StringIO(newline="")
    csv.writer(out, delimiter=delimiter, lineterminator=end).writerows(
        [["Nr", "Finding", "Owner", "Action"], *rows]
    )
    text = out.getvalue() if draw(st.booleans()) else out.getvalue().removesuffix(end)
    return Theirs(delimiter, draw(st.sampled_from(["", MARK])) + text)


@given(tables(), SIGNS)
@example(Theirs(",", 'Nr,Finding,Owner,Action\n,",;"'), '"\t=1')
def test_whatever_people_have_there_stays(theirs: Theirs, title: str) -> None:
    """Byte for byte, and cell for cell; behind it comes our row, on a line of its own."""
    after = with_row(theirs.text, {**ROW, "Finding": title})

    assert after.startswith(theirs.text)
    assert read(after, theirs.delimiter)[:-1] == read(theirs.text, theirs.delimiter)
    nr, said, *others = read(after, theirs.delimiter)[-1]
    assert (nr, others) == ("", ["lee", URL])
    assert not re.match(r"[=+\-@\t\r]", said)


@given(SIGNS)
def test_any_text_is_kept_or_left_alone(text: str) -> None:
    """A table is added to, or it is said why not; nothing is ever taken away."""
    try:
        after = with_row(text)
    except TableError:
        return
    assert after.startswith(text)
    assert has(after)
