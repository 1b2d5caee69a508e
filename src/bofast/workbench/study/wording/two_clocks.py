"""Why a share by whole years is not the same as one by the day, where a report tells both."""

from __future__ import annotations

from dataclasses import replace

from bofast.reports.content import Section
from bofast.workbench.study.words import Words


def beside_whole_years(by_day: Section, *, words: Words) -> Section:
    """The section of stays by the day, with what sets it apart from the one of whole years as its first remark."""
    why = words.gettext(
        "These shares are not quite those of whole years, which this report tells too. Whole years are counted from the"
        " first 1 January that a family lived there, half a year after it moved in on average: so their five years end"
        " later, and more have left by then. Families that came and left between two 1 Januaries are in this count"
        " alone."
    )
    return replace(by_day, remarks=(why, *by_day.remarks))
