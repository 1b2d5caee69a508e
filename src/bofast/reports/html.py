"""The report as one page: a single file that needs no network, no script and no program but a browser."""

from __future__ import annotations

import re
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup, escape

from bofast.reports.content import Chart, Language, Report
from bofast.reports.drawing import svg_of

TEMPLATES = Path(__file__).parent / "jinja2"
STYLE = TEMPLATES / "report.css"
NAMED = re.compile(r'(\bid="|url\(#|href="#)')
"""Where a picture gives a name to a part of itself, or uses one."""


def write_html(report: Report) -> str:
    """The report as HTML: everything lies inside, and a policy forbids the browser to fetch or run anything."""
    style = Markup(f"<style>\n{STYLE.read_text(encoding='utf-8')}</style>")  # noqa: S704 - a file of ours
    page = _environment(report.language).get_template("report.html")
    return page.render(report=report, style=style)


def _environment(language: Language) -> Environment:
    """Jinja with what the templates ask for; made anew for each report, since pictures are drawn in its language."""
    environment = Environment(loader=FileSystemLoader(TEMPLATES), autoescape=True, undefined=StrictUndefined)
    environment.tests["picture"] = lambda figure: isinstance(figure, Chart)
    environment.filters["drawn"] = lambda chart, name: _inline(chart, name=name, language=language)
    return environment


def _inline(chart: Chart, *, name: str, language: Language) -> Markup:
    """The picture as part of a page: one image with a title and a description, its own names apart from all others."""
    assert chart.specification is not None  # noqa: S101 - the template says a sentence instead
    drawn = svg_of(chart.specification, language=language)
    inside = drawn.markup[drawn.markup.index(">") + 1 : drawn.markup.rindex("</svg>")]
    width, height = drawn.size.width, drawn.size.height
    opening = Markup(
        '<svg role="img" aria-labelledby="{0}-title" aria-describedby="{0}-words" width="{1:g}" height="{2:g}"'
        ' viewBox="0 0 {1:g} {2:g}"><title id="{0}-title">{3}</title><desc id="{0}-words">{4}</desc>'
    ).format(name, width, height, escape(chart.caption), escape(chart.alternative))
    own = Markup(NAMED.sub(rf"\g<1>{name}-", inside))  # noqa: S704 - drawn here; vl-convert escapes the texts in it
    return opening + own + Markup("</svg>")
