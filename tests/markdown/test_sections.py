"""Our sections in people's Markdown: the section is ours, every other byte is theirs."""

from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from action.markdown import sections
from action.markdown.sections import Page

START = "<!-- incident-review:people:start -->"
END = "<!-- incident-review:people:end -->"
AGENDA_START = "<!-- incident-review:agenda:start -->"
AGENDA_END = "<!-- incident-review:agenda:end -->"
PIECES = [
    *(START, END, f"{START} ", f" {END}", f"> {START}", f"x {START}", START[:20]),
    *("<!-- incident-review:agenda:start -->", "<!-- incident-review:agenda:end -->"),
    *("```", "````", "~~~", "```sh", "  ```", "- ```", "  - ~~~", "    ```", "> ```"),
    *("", "words", "- [ ] item", "  more", "\r", "<!--", "-->", "\u2028"),
]
newlines = st.sampled_from(["\n", "\r\n"])
bodies = (
    st.lists(st.tuples(st.sampled_from(PIECES) | st.text(max_size=5), newlines)).map(
        lambda parts: "".join(line + newline for line, newline in parts)
    )
    | st.text()
)
contents = st.lists(
    st.sampled_from(["", "words", "- [ ] item", "```", "```mermaid", "~~~", "\r"])
    | st.text(max_size=5)
).map("\n".join)


def lf(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")


def wrappable(content: str) -> bool:
    try:
        sections.wrap("people", content)
    except ValueError:
        return False
    return True


def words_of(text: str) -> Counter[str]:
    """The lines that say something, and how often."""
    lines = (line.rstrip() for line in lf(text).split("\n"))
    return Counter(line for line in lines if line not in {"", START, END})


# --- what stays as it is --------------------------------------------------------------------------


def test_equal_content_changes_nothing() -> None:
    """No change, no write."""
    body = f"hello\n{START}\nfacts\n{END}\nbye"

    assert Page(body).with_section("people", "facts") == Page(body)


def test_the_web_editor_changes_nothing() -> None:
    """GitHub's web editor stores CRLF; that is no difference."""
    body = f"hello\r\n{START}\r\none\r\ntwo\r\n{END}\r\nbye"

    assert Page(body).with_section("people", "one\ntwo") == Page(body)


def test_the_text_around_stays_byte_for_byte() -> None:
    """Even where newlines are mixed."""
    body = f"a\r\nb\n {START}\n{START}\nold\n{END}\r\nc\r"

    changed = Page(body).with_section("people", "new").text

    assert changed == f"a\r\nb\n {START}\n{START}\nnew\n{END}\r\nc\r"


@given(before=bodies, after=bodies, old=contents, new=contents)
def test_text_outside_never_changes(before: str, after: str, old: str, new: str) -> None:
    """Whatever people write around a whole section of ours."""
    assume(wrappable(old) and wrappable(new))
    assume("incident-review:people" not in before + after)
    assume("```" not in before + after and "~~~" not in before + after)
    body = f"{before}\n{sections.wrap('people', old)}\n{after}"

    changed = Page(body).with_section("people", new).text

    assert changed.startswith(before)
    assert changed.endswith(after)


@given(body=bodies, content=contents)
def test_no_line_of_people_is_ever_lost(body: str, content: str) -> None:
    """However markers were doubled, cut or moved: only marker lines and our own content go."""
    assume(wrappable(content))
    ours = Page(body).section("people") or ""

    left = Page(body).with_section("people", content).text

    assert words_of(body) - words_of(ours) <= words_of(left)


@given(body=bodies, content=contents)
def test_putting_twice_is_putting_once(body: str, content: str) -> None:
    """The same run again finds nothing to do."""
    assume(wrappable(content))
    once = Page(body).with_section("people", content).text

    assert Page(once).with_section("people", content) == Page(once)


@given(body=bodies, one=contents, other=contents)
def test_several_at_once_are_one_after_the_other(body: str, one: str, other: str) -> None:
    """Read once or read again for each: the page is the same."""
    assume(wrappable(one) and wrappable(other))
    apart = Page(body).with_section("people", one).with_section("agenda", other)

    assert Page(body).with_sections({"people": one, "agenda": other}) == apart


@given(one=contents, other=contents, new=contents)
def test_several_whole_sections_are_written_in_their_places(one: str, other: str, new: str) -> None:
    """The usual page: each stands in its place, and people's words stay between them."""
    assume(wrappable(one) and wrappable(other) and wrappable(new))
    page = Page(f"a\n{sections.wrap('people', one)}\nb\n{sections.wrap('agenda', other)}\nc")

    changed = page.with_sections({"agenda": new, "people": new})

    assert (
        changed.text == f"a\n{sections.wrap('people', new)}\nb\n{sections.wrap('agenda', new)}\nc"
    )


@given(body=bodies, content=contents)
def test_what_was_put_can_be_read(body: str, content: str) -> None:
    """In any body, in any newline style."""
    assume(wrappable(content))

    assert Page(body).with_section("people", content).section("people") == lf(content)


@given(body=bodies)
def test_two_sections_leave_each_other_alone(body: str) -> None:
    """Putting one keeps what the other says, unless somebody moved it into the first."""
    both = Page(body).with_section("people", "p").with_section("agenda", "a").text
    assume(Page(both).section("people") == "p")

    changed = Page(both).with_section("people", "new").text

    assert Page(changed).section("agenda") in {"a", None}
    assert Page(changed).section("people") == "new"


# --- what changes ---------------------------------------------------------------------------------


def test_a_section_is_replaced_in_the_newlines_of_the_body() -> None:
    """CRLF where the body mostly has it."""
    body = f"a\r\n{START}\r\nold\r\n{END}\r\nb"

    changed = Page(body).with_section("people", "one\ntwo").text

    assert changed == f"a\r\n{START}\r\none\r\ntwo\r\n{END}\r\nb"


def test_an_empty_body_gets_the_section() -> None:
    """Nothing parts it from nothing."""
    assert Page("").with_section("people", "x") == Page(f"{START}\nx\n{END}")


def test_a_missing_section_is_put_back_at_the_end() -> None:
    """A blank line parts it from what people wrote last."""
    assert (
        Page("hi\r\nyou").with_section("people", "x").text
        == f"hi\r\nyou\r\n\r\n{START}\r\nx\r\n{END}"
    )


@pytest.mark.parametrize("orphan", [START, END])
def test_an_orphaned_marker_goes_and_its_text_stays(orphan: str) -> None:
    """Without its partner nobody knows whose the text is, so it is people's."""
    put = Page(f"a\n{orphan}\nb\n").with_section("people", "x")

    assert put == Page(f"a\nb\n\n{START}\nx\n{END}")


def test_of_a_doubled_section_the_first_is_ours() -> None:
    """What stands in the second becomes people's text."""
    body = f"{START}\n1\n{END}\nmiddle\n{START}\n2\n{END}\n"

    assert Page(body).with_section("people", "x") == Page(f"{START}\nx\n{END}\nmiddle\n2\n")


def test_a_start_inside_leaves_the_smallest_section() -> None:
    """The outer pair could hold what people wrote."""
    body = f"{START}\ntheirs\n{START}\nours\n{END}\ntheirs\n{END}"

    assert Page(body).with_section("people", "x").text == f"theirs\n{START}\nx\n{END}\ntheirs"


def test_markers_in_a_code_fence_are_an_example() -> None:
    """They stay, and the section is put at the end."""
    body = f"```html\n{START}\nx\n{END}\n```"

    put = Page(body).with_section("people", "y")

    assert put == Page(f"{body}\n\n{START}\ny\n{END}")


def test_a_fence_left_open_does_not_hide_our_section() -> None:
    """Else every run would add another one, even where the section holds a fence itself."""
    body = f"```\noops\n{START}\n```mermaid\ngantt\n```\n{END}\n"

    assert Page(body).section("people") == "```mermaid\ngantt\n```"


def test_a_fence_in_a_list_ends_with_its_item() -> None:
    """Its closing line must not be taken for the opening of another."""
    body = f"- ```\n  x\n  ```\n\n{START}\nours\n{END}\n\n```\ncode\n```\n"

    assert Page(body).section("people") == "ours"


def test_a_section_in_the_first_line_may_hold_an_example_of_a_fence() -> None:
    """Two fence lines of two kinds leave nothing open beyond the section that holds them."""
    body = f"{START}\n~~~\n```\n{END}\n~~~\ncode\n~~~\n"

    assert Page(body).section("people") == "~~~\n```"


def test_markers_on_both_sides_of_a_fence_are_no_section() -> None:
    """The first is somebody's example, and the other is left over."""
    body = f"```\n{START}\nx\n```\ny\n{END}\n"

    assert Page(body).section("people") is None


def test_sections_within_each_other_are_written_one_after_the_other() -> None:
    """No line is written twice, wherever somebody has moved a marker."""
    body = f"{AGENDA_START}\n{START}\na\n{AGENDA_END}\nb\n{END}\n"

    page = Page(body).with_sections({"people": "new", "agenda": "talk"})

    assert page.section("agenda") == "talk"
    assert page.text.count("talk") == 1


def test_of_several_sections_only_the_changed_ones_are_written() -> None:
    """What stands in the other one keeps its newlines, which are not those of the page."""
    body = f"{AGENDA_START}\r\ntalk\r\n{AGENDA_END}\nx\ny\nz\n{START}\na\n{END}\n"

    page = Page(body).with_sections({"people": "b", "agenda": "talk"})

    assert page.text == body.replace("\na\n", "\nb\n")


def test_sections_that_are_as_they_should_be_are_the_same_page() -> None:
    """Whoever holds it has read it already."""
    page = Page(f"{START}\na\n{END}")

    assert page.with_sections({"people": "a"}) is page


def test_a_page_is_written_in_the_newlines_that_most_of_it_has() -> None:
    """A few lines that were pasted from another system decide nothing."""
    body = "one\r\ntwo\r\nthree\nfour\nfive\n"

    assert Page(body).with_section("people", "x").text == f"{body}\n{START}\nx\n{END}"


def test_sections_of_other_names_may_interleave() -> None:
    """Each name is looked at by itself."""
    body = f"<!-- incident-review:agenda:start -->\n{START}\nx\n{END}\n"

    assert Page(body).section("people") == "x"


@pytest.mark.parametrize(
    "content", [START, f"a {END}", "<!--incident-review:x:end-->", "```\nopen"]
)
def test_content_that_could_not_be_read_back_is_refused(content: str) -> None:
    """Our content is made safe before; if not, that is our mistake and must be heard."""
    with pytest.raises(ValueError, match="people"):
        Page("").with_section("people", content)


@given(body=bodies, name=st.sampled_from(["people", "agenda"]))
def test_any_body_can_be_read(body: str, name: str) -> None:
    """Nothing that people do to the page stops us."""
    content = Page(body).section(name)

    assert content is None or "\r" not in content


# --- markers --------------------------------------------------------------------------------------


def test_a_marker_reads_back() -> None:
    """What we note is what we find."""
    note = sections.marker("action", key="a1", by="alice")

    assert note == '<!-- incident-review:action key="a1" by="alice" -->'
    assert Page(f"- [ ] x {note}").markers("action") == ({"key": "a1", "by": "alice"},)


@given(st.from_regex(r"[a-z][a-z0-9._:/@, -]{0,20}[a-z-]", fullmatch=True))
def test_hyphens_stand_apart_in_a_comment_and_read_back(value: str) -> None:
    """Old logins may have two in a row, or one at the end."""
    note = sections.marker("people", facilitator=value)

    assert "--" not in note.removeprefix("<!--").removesuffix("-->")
    assert Page(note).marker("people") == {"facilitator": value} == sections.noted(note)


def test_markers_of_another_kind_are_left_out() -> None:
    """Also those of sections."""
    body = f"{START}\n{sections.marker('topic', key='t')}\n{END}\n"

    assert Page(body).markers("action") == ()


@pytest.mark.parametrize(
    "body",
    [
        '```\n<!-- incident-review:action key="a" -->\n```',
        '- x\n  ```\n  <!-- incident-review:action key="a" -->\n  ```',
        '`<!-- incident-review:action key="a" -->`',
        '<!-- incident-review:action key="a -->',
        "<!-- incident-review:action key=a -->",
        '<!-- incident-review:action key="é" -->',
    ],
)
def test_an_example_or_a_broken_marker_says_nothing(body: str) -> None:
    """Only a well-formed marker outside of code counts."""
    assert Page(body).markers("action") == ()


@pytest.mark.parametrize("value", ['a"b', "--b", "a-=b", "é", "-->", "a\nb"])
def test_a_value_that_would_change_is_refused(value: str) -> None:
    """An identity that is altered silently would be found by nobody."""
    with pytest.raises(ValueError, match="comment_safe"):
        sections.marker("action", key=value)


@pytest.mark.parametrize("name", ["", "two words", "a:b"])
def test_a_name_that_could_not_be_read_back_is_refused(name: str) -> None:
    """Of a section as of a marker: it would be written and never found."""
    with pytest.raises(ValueError, match="cannot name"):
        sections.wrap(name, "x")
    with pytest.raises(ValueError, match="cannot name"):
        sections.marker(name)


@pytest.mark.parametrize("raw", [" a", "a-", "a -"])
def test_a_value_that_we_never_write_so_is_not_there(raw: str) -> None:
    """What is written back would be another one."""
    assert Page(f'<!-- incident-review:action key="{raw}" -->').markers("action") == ({},)


def test_markers_of_one_kind_can_be_taken_out() -> None:
    """A line that held nothing else goes, one that was blank stays; so do others, and examples."""
    one, other = sections.marker("one", key="a"), sections.marker("other", key="b")
    body = f"{one}\nwords {one} {other}\n\n```\n{one}\n```"

    assert Page(body).without_markers("one").text == f"words  {other}\n\n```\n{one}\n```"


def test_a_line_tells_its_marker() -> None:
    """Whatever its kind; None without one."""
    assert sections.noted('- x <!-- incident-review:topic key="t" -->') == {"key": "t"}
    assert sections.noted("- x") is None
