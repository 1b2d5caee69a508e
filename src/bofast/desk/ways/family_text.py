"""What the family is told about its ways, in its own language, beside the reader's."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils import translation
from django.utils.translation import get_language, get_language_info
from django.utils.translation import gettext as _

from bofast.design import words
from bofast.desk.ways.comparing import Compared
from bofast.desk.ways.telling import told
from bofast.desk.wording.economy_names import named
from bofast.rules.way_answer import Possible, WayAnswer
from bofast.vocabulary.money import Money


@dataclass(frozen=True, slots=True)
class Told:
    """One text: its language, and a paragraph for each way."""

    language: str
    language_name: str
    intro: str
    paragraphs: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class FamilyText:
    """The family's text, and the same in the reader's language when that is another."""

    of_family: Told
    of_reader: Told | None


def family_text(compared: Compared) -> FamilyText:
    """Both texts, from the same comparison."""
    reader = get_language() or "nb"
    language = compared.family.text_language
    return FamilyText(
        _told(compared, language=language), _told(compared, language=reader) if reader != language else None
    )


def _told(compared: Compared, *, language: str) -> Told:
    with translation.override(language):
        return Told(
            language=language,
            language_name=str(get_language_info(language)["name_local"]),
            intro=_("We have looked at five ways to a good home for you. This is what they would mean today."),
            paragraphs=tuple(
                (named(placed.way), _paragraph(compared.comparison.answers[placed.way], compared=compared))
                for placed in compared.comparison.order
            ),
        )


def _paragraph(answer: WayAnswer, *, compared: Compared) -> str:
    sentences = [_opening(answer.possible), *_amounts(answer)]
    sentences += [told(because, law=compared.law) for because in (*answer.because, *answer.conditions, *answer.first)]
    return " ".join(dict.fromkeys(sentences))


def _opening(possible: Possible) -> str:
    match possible:
        case Possible.YES:
            return _("This is possible.")
        case Possible.CONDITIONAL:
            return _("This is possible if something more comes true.")
        case Possible.UNKNOWN:
            return _("We do not know yet whether this is possible.")
        case Possible.NO:
            return _("This is not possible now.")


def _amounts(answer: WayAnswer) -> list[str]:
    cost, left = answer.money.cost.value, answer.money.left_to_live_on.value
    sentences = []
    if isinstance(cost, Money):
        sentences.append(_("The home would cost %(amount)s a month.") % {"amount": words.money(cost)})
    if isinstance(left, Money):
        sentences.append(_("You would have %(amount)s a month left to live on.") % {"amount": words.money(left)})
    return sentences
