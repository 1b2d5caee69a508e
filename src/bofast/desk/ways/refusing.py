"""Why the ways of a family cannot be compared yet."""

from __future__ import annotations

from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from bofast.casework.families.models import Family
from bofast.design.parts.actions import Link, Weight
from bofast.design.parts.headers import PageHeader
from bofast.design.parts.part import Tone
from bofast.design.parts.words import Notice
from bofast.desk.wording import refusal_in_words
from bofast.vocabulary.errors import ShownToUser


@dataclass(frozen=True, slots=True)
class RefusalPage:
    header: PageHeader
    notice: Notice


def refusal_page(family: Family, *, refused: ShownToUser) -> RefusalPage:
    """The page with the refusal."""
    return RefusalPage(PageHeader(_("Five ways home"), above=family.name), refusal_notice(family, refused=refused))


def refusal_notice(family: Family, *, refused: ShownToUser) -> Notice:
    """What is missing, and the way to mend it."""
    return Notice(
        title=_("The ways cannot be compared yet"),
        text=refusal_in_words(refused),
        tone=Tone.WARNING,
        actions=(Link(_("Open the family"), reverse("family", args=[family.pk]), Weight.SECONDARY),),
    )
