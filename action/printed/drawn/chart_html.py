"""A chart in a page: drawn for wide and for narrow windows, with its text below."""

from __future__ import annotations

from markupsafe import Markup

from action.printed.drawn.drawing import NARROW_SHEET, WIDE_SHEET, drawing
from action.printed.drawn.gantt import gantt_in, printable
from action.printed.page_templates import page_templates


def chart_html(text: str) -> Markup:
    """What a page shows of a chart in Mermaid's language: only its text, where it is not ours."""
    chart = gantt_in(text)
    sheets = (WIDE_SHEET, NARROW_SHEET) if chart else ()
    drawings = [drawing(chart, sheet) for sheet in sheets if chart]
    template = page_templates().get_template("chart.html.j2")
    shown = template.render(chart=chart, drawings=drawings, text=printable(text).strip())
    return Markup(shown)  # noqa: S704 - the template escapes every word
