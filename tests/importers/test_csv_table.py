"""A table becomes a timeline, whatever its columns are called and whoever wrote it."""

from __future__ import annotations

from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from action.errors import ReviewError
from tests.importers.samples import letter_by, lines, read_back, told_by

LONDON = ZoneInfo("Europe/London")


@pytest.mark.parametrize(
    "text",
    [
        "time,what\n2026-03-02 14:05,Paged\n",
        "Time;Event\n2026-03-02 14:05;Paged\n",
        "timestamp\tDescription\n2026-03-02T14:05:00Z\tPaged\n",
        "When|Message\n2026-03-02 14:05|Paged\n",
        '"Created At","Text"\r\n"2026-03-02 14:05","Paged"\r\n',
        "Date,Time,Summary\n2026-03-02,14:05,Paged\n",
        "Day,Time,Summary\n2 March 2026,2:05 pm,Paged\n",
        "Date,Event\n2026-03-02 14:05,Paged\n",
        "Time,What happened\n2026-03-02 14:05,Paged\n",
        "sep=;\nTime;Event\n2026-03-02 14:05;Paged\n",
        "date_time,event_type,event\n2026-03-02 14:05,,Paged\n",
        "CreatedAt,Message\n1772460300123,Paged\n",
        "eventTime;eventType;details\n2026-03-02 14:05;;Paged\n",
        "1772460300,Paged\n",
        "1772460300123,Paged\n",
        "Zeit;Ereignis\n2026-03-02 14:05;Paged\n",
        "2026-03-02,14:05,Paged\n",
        "Time (Europe/Berlin),What\n2026-03-02 15:05,Paged\n",
        "time,what\n2026-03-02 15:05+01:00,Paged\n",
        "time,what\n\n2026-03-02 14:05,Paged\n,\n",
    ],
)
def test_a_table_is_written_in_many_shapes(text: str) -> None:
    """Commas, semicolons, tabs; names of columns as people choose them; or none."""
    (line,) = lines(told_by("log.csv", text))

    assert line.removeprefix("14:05:00").removeprefix("14:05").removeprefix("15:05") == " Paged"


def test_a_cell_may_hold_lines_quotes_and_formulas() -> None:
    """A formula is text like any other: nothing is computed."""
    text = 'time,what\n2026-03-02 14:05,"He said ""no"",\nthen yes"\n2026-03-02 14:06,=1+1\n'

    assert lines(told_by("log.csv", text)) == ['14:05 He said "no", then yes', "14:06 =1+1"]


def test_source_and_kind_come_along_and_names_only_if_asked() -> None:
    """A role is no name; who it was is left out, and that is said."""
    text = "time,what,link,type,who\n2026-03-02 14:05,Paged,https://x.example,alert,Mira\n"
    (event,) = told_by("log.csv", text).events
    (named,) = told_by("log.csv", text, names=True).events
    (role,) = told_by("log.csv", text.replace("who", "role")).events

    assert (event.source, event.kind, event.by) == ("https://x.example", "alert", None)
    assert told_by("log.csv", text).left_out == ("names of people in 1 row (`--names` keeps them)",)
    assert (named.by, role.by) == ("Mira", "Mira")


def test_columns_that_we_have_no_field_for_are_named() -> None:
    """Nothing goes silently."""
    assert told_by("log.csv", "time,what,Ticket\n2026-03-02 14:05,Paged,X-1\n").left_out == (
        "1 column without a field in incident files: “Ticket”",
    )


def test_several_columns_of_words_are_joined() -> None:
    """A title and a description together say what happened."""
    text = "time,title,description\n2026-03-02 14:05,Alert,errors above 5 %\n"

    assert told_by("log.csv", text).events[0].what == "errors above 5 %: Alert"


def test_rows_are_put_in_the_order_of_time() -> None:
    """Tools list the newest first."""
    text = "time,what\n2026-03-03 00:10,Over\n2026-03-02 23:50,Begun\n"

    assert lines(told_by("log.csv", text)) == ["23:50 Begun", "00:10 Over"]


def test_rows_with_a_clock_only_keep_their_order() -> None:
    """Which day a clock means is for the reader of timelines, and people, to say."""
    text = "time,what\n23:50,Begun\n00:10,Over\n"
    found = told_by("2026-03-02-log.csv", text)

    assert [event.label for event in found.events] == ["23:50", "00:10"]
    assert str(found.day) == "2026-03-02"


def test_a_date_that_stands_once_counts_for_the_rows_below() -> None:
    """In a spreadsheet people write it once."""
    text = "date,time,what\n2026-03-02,23:50,Begun\n,23:55,On\n2026-03-03,00:10,Over\n"

    assert [f"{event.at:%d %H:%M}" for event in told_by("x.csv", text).events if event.at] == [
        "02 23:50",
        "02 23:55",
        "03 00:10",
    ]


@pytest.mark.parametrize(
    ("cell", "label"),
    [
        ("~2026-03-02 14:05", "~14:05"),
        ("2026-03-02 14:05-14:20", "14:05–14:20"),
        ("later", "later"),
    ],
)
def test_a_time_that_is_more_or_less_than_a_moment_stays_as_it_is(cell: str, label: str) -> None:
    """About, from–to and *later* are not made exact."""
    text = f"time,what\n2026-03-02 14:00,Begun\n{cell},On\n2026-03-02 14:30,Over\n"

    assert [line.split()[0] for line in lines(told_by("x.csv", text))] == ["14:00", label, "14:30"]


def test_a_zone_in_the_name_of_the_column_counts() -> None:
    """UTC is put on the clock that is asked for; about and from–to keep their meaning."""
    text = "Time (UTC),what\n2026-07-01 14:05,On\n~2026-07-01 14:10,Off\n"
    found = told_by("x.csv", text, zone=LONDON)

    assert (lines(found), found.doubts) == (["15:05 On", "~15:10 Off"], ())


def test_a_date_in_a_column_of_its_own_keeps_its_zone_too() -> None:
    """About is written before the day, where the reader of timelines looks for it."""
    found = told_by("x.csv", "Date,Time (UTC),what\n2026-07-01,~14:10,Off\n", zone=LONDON)

    assert lines(found) == ["~15:10 Off"]


def test_a_place_in_the_name_of_the_column_is_the_zone_of_the_file() -> None:
    """And if another was asked for, that is said."""
    text = "Time (Europe/Berlin),what\n2026-07-01 14:05,On\n"
    found = told_by("x.csv", text, zone=LONDON)

    assert (found.zone, lines(found)) == (ZoneInfo("Europe/Berlin"), ["14:05 On"])
    assert found.doubts == (
        "The table says that its times are in Europe/Berlin, so `--timezone` was not used",
    )


def test_an_offset_in_the_name_of_the_column_is_the_zone_of_the_file() -> None:
    """As it is stated there."""
    found = told_by("x.csv", "Time (JST),what\n2026-07-01 23:28,Down\n", zone=LONDON)

    assert (str(found.zone), lines(found)) == ("JST", ["23:28 Down"])


def test_times_without_a_zone_are_asked_about() -> None:
    """UTC is a default, not knowledge."""
    assert "--timezone" in told_by("x.csv", "time,what\n2026-03-02 14:05,x\n").doubts[0]
    assert told_by("x.csv", "time,what\n2026-03-02 14:05Z,x\n").doubts == ()


def test_commas_without_quotes_are_words_where_words_come_last() -> None:
    """Who writes CSV by hand forgets the quotes."""
    text = "time,what\n2026-03-02 14:05,Paged, then called\n"

    assert told_by("x.csv", text).events[0].what == "Paged, then called"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "x.csv:1:1: This table is empty; export it again with its rows"),
        (
            "a,b\n1,2\n",
            "x.csv:1:1: No column of this table has a known name for the time; call it",
        ),
        (
            "time,y\n14:05,\n",
            "x.csv:1:1: No row of this table says what happened; add a column `what`",
        ),
        (
            "time,what\n14:05,x\n",
            "x.csv:1:1: The table gives no date; add `--date 2026-03-02`",
        ),
        (
            'time,what\n14:05,x\n14:06,"y\n\n',
            "x.csv:3:1: The quotes that open in this row are never",
        ),
        ('time,what\n14:05,"x"y\n', "x.csv:2:1: There is a quotation mark in the middle of a cell"),
        (
            "what,time\na,b,2026-03-02 14:05\n",
            "x.csv:2:1: This row has 3 cells, but the first row has 2",
        ),
        (
            f"time,what\n14:05,{'x' * 200_000}\n",
            "x.csv:2:1: A cell that begins in this row is longer",
        ),
    ],
)
def test_what_cannot_be_read_is_a_letter(text: str, said: str) -> None:
    """With the line, and what would be right."""
    assert letter_by("x.csv", text).startswith(said)


@given(
    st.text(
        alphabet=st.sampled_from("time,what;\t|\"'\n\r 0123456789:-~Z=+()\u2028é\x00"), max_size=120
    )
)
def test_whatever_a_table_holds_it_is_an_import_or_a_letter(text: str) -> None:
    """Other people's files are never a traceback, and what comes of them can be read."""
    for begin in ("", "time,what\n", "date;time (UTC);what;who\n"):
        try:
            found = told_by("2026-03-02.csv", begin + text)
        except ReviewError:
            continue
        assert read_back(found).events
