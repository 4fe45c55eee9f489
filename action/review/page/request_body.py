"""What our pull requests say: the timeline one, and one that only brings the record."""

from __future__ import annotations

from action.markdown import sections
from action.markdown.safe import Safe
from action.markdown.sections import Page
from action.review import words
from action.review.chart import chart
from action.review.page import issue_body, titles
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
    """Our section of the timeline pull request."""
    wanted = view.timeline.wanted or Timeline(first_timeline(view.incident, view.file.blob))
    titled, pull = issue_body.request_title(view.incident), view.snapshot.pull_request
    now, page = (pull.title, pull.page) if pull else (titled, Page(""))
    return words.render(
        "_pull_request_text.md.j2",
        marker=titles.title_noted(page, now, titled),
        incident=view.incident,
        issue=view.issue,
        comment_by=view.days.comment_by,
        meeting=view.days.meeting,
        timeline=view.path("timeline.md"),
        doubts=view.doubts.asked,
        file_url=view.address(view.file.path),
        form=view.settings.private_form,
        picture=chart.picture(view.incident, wanted),
    )


def _with_marker(view: View, text: str) -> str:
    marker = sections.marker("pull-request", id=view.snapshot.id, issue=str(view.issue.number))
    return words.render("pull_request.md.j2", marker=marker, review=Safe(text))
