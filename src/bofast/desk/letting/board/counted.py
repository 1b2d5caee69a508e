"""What each figure of the board counts: its name, and one sentence. Pages, lists and the workbook say the same."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


class BoardFigure(StrEnum):
    """A figure with a list behind it."""

    EMPTY = "empty"
    LET = "let"
    OPEN = "open"
    CHAINS = "chains"
    HOUSED = "housed"
    OUTGROWN = "outgrown"
    WITHIN = "within"
    MOVED_IN = "moved-in"
    MOVED_OUT = "moved-out"
    REFUSED = "refused"
    APPEALS = "appeals"
    PLANS = "plans"


NAMES: Mapping[BoardFigure, Promise] = {
    BoardFigure.EMPTY: _("Empty days"),
    BoardFigure.LET: _("Homes let"),
    BoardFigure.OPEN: _("Empty at the end"),
    BoardFigure.CHAINS: _("Homes let for each vacancy"),
    BoardFigure.HOUSED: _("Months waited"),
    BoardFigure.OUTGROWN: _("Outgrew the home and still wait"),
    BoardFigure.WITHIN: _("Moved within the area"),
    BoardFigure.MOVED_IN: _("Came from outside"),
    BoardFigure.MOVED_OUT: _("Moved out"),
    BoardFigure.REFUSED: _("Said no to an offer"),
    BoardFigure.APPEALS: _("Complaints"),
    BoardFigure.PLANS: _("Plans decided on"),
}
MEANINGS: Mapping[BoardFigure, Promise] = {
    BoardFigure.EMPTY: _(
        "Days in the period on which nobody had the home, from the day it could be moved into until the new tenancy, "
        "added up over all homes. Homes that are held back count too."
    ),
    BoardFigure.LET: _("Homes whose new tenancy began in the period, and how many days each had stood empty by then."),
    BoardFigure.OPEN: _("Homes that nobody had on the last day of the period, or today."),
    BoardFigure.CHAINS: _(
        "A family that moves within leaves a home for the next. Homes let, the first one with them, for each vacancy "
        "that no such move had made and that was let in the period."
    ),
    BoardFigure.HOUSED: _(
        "Whole months from the day a family's time on the list counts from until its tenancy began, for families "
        "housed in the period. The middle one, and between which the middle half lies."
    ),
    BoardFigure.OUTGROWN: _(
        "Families who rent here, whose home is too small by the office's norm on the last day of the period, and who "
        "stand on the list."
    ),
    BoardFigure.WITHIN: _("Families housed in the period who rented another home here the day before."),
    BoardFigure.MOVED_IN: _("Families housed in the period who rented nothing here the day before."),
    BoardFigure.MOVED_OUT: _("Homes that a family left in the period without being let another one here."),
    BoardFigure.REFUSED: _("Offers that a family said no to in the period, by the reason it gave."),
    BoardFigure.APPEALS: _("Complaints that came in in the period, and what came of those decided in it."),
    BoardFigure.PLANS: _(
        "Plans by which it was decided in the period to offer homes. A program of its own has gone through each: did "
        "a home go to somebody behind a family that wanted it, does anybody lose a home, is there a reason for every "
        "family and home? A plan with one fault is never given out."
    ),
}
