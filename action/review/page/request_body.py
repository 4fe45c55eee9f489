"""What our pull requests say: the timeline one, and one that only brings the record."""

from __future__ import annotations

from collections.abc import Mapping

from action.markdown import sections
from action.markdown.safe import Safe
from action.markdown.sections import Page
from action.review import words
from action.review.arranging.filed_timeline import filed_timeline
from action.review.chart import chart
from action.review.page import titles
from action.review.timeline.first import first_timeline
from action.review.timeline.timeline import Timeline
from action.review.view import View


def request_body(view: View) -> str:
    """What the pull request says, with the number of the review issue for the runs to come."""
    return _with_marker(view, sections.wrap("request", request_text(view)))


def record_request_body(view: View) -> str:
    """What a pull request says that only brings the record."""
    text = words.render("_record_request_text.md.j2", issue=view.issue)
    return _with_marker(view, sections.wrap("record-request", text))


def request_text(view: View) -> str:
    """Our section of the timeline pull request; once it was merged, where to go on."""
    wanted = view.timeline.wanted or Timeline(first_timeline(view.incident, view.file.blob))
    pull = view.snapshot.pull_request
    titled = titles.request_title(view.incident, pull.title if pull else "")
    now, page = (pull.title, pull.page) if pull else (titled, Page(""))
    nouns = {
        "marker": titles.title_noted(page, now, titled),
        "incident": view.incident,
        "issue": view.issue,
        "picture": chart.picture(view.incident, wanted),
    }
    if filed := filed_timeline(view):
        return words.render("_filed_request_text.md.j2", **nouns, filed_url=filed)
    return words.render("_pull_request_text.md.j2", **nouns, **_to_comment(view))


def _to_comment(view: View) -> Mapping[str, object]:
    """What people must know who comment on the timeline: until when, how, and what is open."""
    return {
        "comment_by": view.days.comment_by,
        "meeting": view.days.meeting,
        "timeline": view.path("timeline.md"),
        "doubts": view.doubts.asked,
        "file_url": view.address(view.file.path),
        "form": view.settings.private_form,
    }


def _with_marker(view: View, text: str) -> str:
    marker = sections.marker("pull-request", id=view.snapshot.id, issue=str(view.issue.number))
    return words.render("pull_request.md.j2", marker=marker, review=Safe(text))
