"""Our sections in people's Markdown: the section is ours, every other byte is theirs."""

from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from action.markdown import sections
from action.markdown.sections import Put

START = "<!-- incident-review:people:start -->"
END = "<!-- incident-review:people:end -->"
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

    assert sections.put(body, "people", "facts") == Put(body, restored=False)


def test_the_web_editor_changes_nothing() -> None:
    """GitHub's web editor stores CRLF; that is no difference."""
    body = f"hello\r\n{START}\r\none\r\ntwo\r\n{END}\r\nbye"

    assert sections.put(body, "people", "one\ntwo") == Put(body, restored=False)


def test_the_text_around_stays_byte_for_byte() -> None:
    """Even where newlines are mixed."""
    body = f"a\r\nb\n {START}\n{START}\nold\n{END}\r\nc\r"

    changed = sections.put(body, "people", "new").body

    assert changed == f"a\r\nb\n {START}\n{START}\nnew\n{END}\r\nc\r"


@given(before=bodies, after=bodies, old=contents, new=contents)
def test_text_outside_never_changes(before: str, after: str, old: str, new: str) -> None:
    """Whatever people write around a whole section of ours."""
    assume(wrappable(old) and wrappable(new))
    assume("incident-review:people" not in before + after)
    assume("```" not in before + after and "~~~" not in before + after)
    body = f"{before}\n{sections.wrap('people', old)}\n{after}"

    changed = sections.put(body, "people", new).body

    assert changed.startswith(before)
    assert changed.endswith(after)


@given(body=bodies, content=contents)
def test_no_line_of_people_is_ever_lost(body: str, content: str) -> None:
    """However markers were doubled, cut or moved: only marker lines and our own content go."""
    assume(wrappable(content))
    ours = sections.read(body, "people") or ""

    left = sections.put(body, "people", content).body

    assert words_of(body) - words_of(ours) <= words_of(left)


@given(body=bodies, content=contents)
def test_putting_twice_is_putting_once(body: str, content: str) -> None:
    """The same run again finds nothing to do."""
    assume(wrappable(content))
    once = sections.put(body, "people", content).body

    assert sections.put(once, "people", content) == Put(once, restored=False)


@given(body=bodies, content=contents)
def test_what_was_put_can_be_read(body: str, content: str) -> None:
    """In any body, in any newline style."""
    assume(wrappable(content))

    assert sections.read(sections.put(body, "people", content).body, "people") == lf(content)


@given(body=bodies)
def test_two_sections_leave_each_other_alone(body: str) -> None:
    """Putting one keeps what the other says, unless somebody moved it into the first."""
    both = sections.put(sections.put(body, "people", "p").body, "agenda", "a").body
    assume(sections.read(both, "people") == "p")

    changed = sections.put(both, "people", "new").body

    assert sections.read(changed, "agenda") in {"a", None}
    assert sections.read(changed, "people") == "new"


# --- what changes ---------------------------------------------------------------------------------


def test_a_section_is_replaced_in_the_newlines_of_the_body() -> None:
    """CRLF where the body mostly has it."""
    body = f"a\r\n{START}\r\nold\r\n{END}\r\nb"

    changed = sections.put(body, "people", "one\ntwo").body

    assert changed == f"a\r\n{START}\r\none\r\ntwo\r\n{END}\r\nb"


def test_an_empty_body_gets_the_section() -> None:
    """Nothing parts it from nothing."""
    assert sections.put("", "people", "x") == Put(f"{START}\nx\n{END}", restored=True)


def test_a_missing_section_is_put_back_at_the_end() -> None:
    """A blank line parts it from what people wrote last."""
    assert (
        sections.put("hi\r\nyou", "people", "x").body == f"hi\r\nyou\r\n\r\n{START}\r\nx\r\n{END}"
    )


@pytest.mark.parametrize("orphan", [START, END])
def test_an_orphaned_marker_goes_and_its_text_stays(orphan: str) -> None:
    """Without its partner nobody knows whose the text is, so it is people's."""
    put = sections.put(f"a\n{orphan}\nb\n", "people", "x")

    assert put == Put(f"a\nb\n\n{START}\nx\n{END}", restored=True)


def test_of_a_doubled_section_the_first_is_ours() -> None:
    """What stands in the second becomes people's text."""
    body = f"{START}\n1\n{END}\nmiddle\n{START}\n2\n{END}\n"

    assert sections.put(body, "people", "x") == Put(
        f"{START}\nx\n{END}\nmiddle\n2\n", restored=False
    )


def test_a_start_inside_leaves_the_smallest_section() -> None:
    """The outer pair could hold what people wrote."""
    body = f"{START}\ntheirs\n{START}\nours\n{END}\ntheirs\n{END}"

    assert sections.put(body, "people", "x").body == f"theirs\n{START}\nx\n{END}\ntheirs"


def test_markers_in_a_code_fence_are_an_example() -> None:
    """They stay, and the section is put at the end."""
    body = f"```html\n{START}\nx\n{END}\n```"

    put = sections.put(body, "people", "y")

    assert put == Put(f"{body}\n\n{START}\ny\n{END}", restored=True)


def test_a_fence_left_open_does_not_hide_our_section() -> None:
    """Else every run would add another one, even where the section holds a fence itself."""
    body = f"```\noops\n{START}\n```mermaid\ngantt\n```\n{END}\n"

    assert sections.read(body, "people") == "```mermaid\ngantt\n```"


def test_a_fence_in_a_list_ends_with_its_item() -> None:
    """Its closing line must not be taken for the opening of another."""
    body = f"- ```\n  x\n  ```\n\n{START}\nours\n{END}\n\n```\ncode\n```\n"

    assert sections.read(body, "people") == "ours"


def test_sections_of_other_names_may_interleave() -> None:
    """Each name is looked at by itself."""
    body = f"<!-- incident-review:agenda:start -->\n{START}\nx\n{END}\n"

    assert sections.read(body, "people") == "x"


@pytest.mark.parametrize(
    "content", [START, f"a {END}", "<!--incident-review:x:end-->", "```\nopen"]
)
def test_content_that_could_not_be_read_back_is_refused(content: str) -> None:
    """Our content is made safe before; if not, that is our mistake and must be heard."""
    with pytest.raises(ValueError, match="people"):
        sections.put("", "people", content)


@given(body=bodies, name=st.sampled_from(["people", "agenda"]))
def test_any_body_can_be_read(body: str, name: str) -> None:
    """Nothing that people do to the page stops us."""
    content = sections.read(body, name)

    assert content is None or "\r" not in content


# --- markers --------------------------------------------------------------------------------------


def test_a_marker_reads_back() -> None:
    """What we note is what we find."""
    note = sections.marker("action", key="a1", by="alice")

    assert note == '<!-- incident-review:action key="a1" by="alice" -->'
    assert sections.markers(f"- [ ] x {note}", "action") == ({"key": "a1", "by": "alice"},)


def test_markers_of_another_kind_are_left_out() -> None:
    """Also those of sections."""
    body = f"{START}\n{sections.marker('topic', key='t')}\n{END}\n"

    assert sections.markers(body, "action") == ()


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
    assert sections.markers(body, "action") == ()


@pytest.mark.parametrize("value", ['a"b', "a--b", "é", "-->", "a\nb"])
def test_a_value_that_would_change_is_refused(value: str) -> None:
    """An identity that is altered silently would be found by nobody."""
    with pytest.raises(ValueError, match="comment_safe"):
        sections.marker("action", key=value)


def test_a_line_tells_its_marker() -> None:
    """Whatever its kind; None without one."""
    assert sections.noted('- x <!-- incident-review:topic key="t" -->') == {"key": "t"}
    assert sections.noted("- x") is None
