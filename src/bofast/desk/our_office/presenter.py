"""The office as tables and links."""

from __future__ import annotations

from collections.abc import Iterable

from django.urls import reverse
from django.utils.translation import gettext as _

from bofast.casework.access.models import OfficeRole, User
from bofast.casework.access.roles import Permission
from bofast.design.parts.actions import Confirm, ConfirmPage, Link, Press, Weight
from bofast.design.parts.tables import Column, Row, Table
from bofast.design.parts.words import EmptyState, Tag
from bofast.desk.journal.presenter import role_words
from bofast.desk.office import Desk


def ways_in(desk: Desk) -> tuple[tuple[Link, str], ...]:
    """What can be looked after in the office by this user: a link and why one would follow it."""
    offered = (
        (Permission.SIGNED_IN, "account", _("Your account"), _("Language and password.")),
        (Permission.MANAGE_USERS, "office-users", _("Users and roles"), _("Who works here, and what each may do.")),
        (
            Permission.CHANGE_POLICY,
            "office-policy",
            _("The office's own figures"),
            _("Rates and norms that law leaves to you, each with its source and day."),
        ),
        (Permission.CHANGE_POLICY, "office-norm", _("Norm for homes"), _("What decides when a home is too small.")),
        (
            Permission.DECIDE_LOANS,
            "office-frame",
            _("Frame of start loans"),
            _("What the year's frame is, what is left of it, and for whom it is kept."),
        ),
        (Permission.CHANGE_FORMS, "office-forms", _("Mapping forms"), _("Draft, publish and retire the questions.")),
        (Permission.REVIEW_JOURNAL, "journal", _("Journal"), _("Who has seen and done what; openings to review.")),
        (Permission.SEE_RESULTS, "programme", _("Programme"), _("Phases, decisions, partners and agreed measures.")),
    )
    return tuple((Link(label, reverse(name)), why) for needs, name, label, why in offered if desk.may(needs))


def users_table(users: Iterable[User], *, roles: dict[object, list[OfficeRole]], desk: Desk) -> Table:
    return Table(
        caption=_("Users"),
        caption_shown=False,
        columns=(Column(_("Name")), Column(_("User name")), Column(_("Roles")), Column(_("Account"), quiet=True)),
        rows=tuple(
            Row((str(user), user.username, _roles(roles.get(user.pk, []), desk=desk), _account(user, desk=desk)))
            for user in users
        ),
        empty=EmptyState(_("Nobody yet"), _("Add the first user below.")),
    )


def _roles(held: list[OfficeRole], *, desk: Desk) -> tuple[Tag | Press | str, ...]:
    shown: list[Tag | Press | str] = []
    for role in held:
        shown.append(Tag(role_words(role)))
        if role.user_id != desk.user.pk:
            shown.append(
                Press(
                    _("End the role"),
                    reverse("office-role-end", args=[role.pk]),
                    weight=Weight.TERTIARY,
                    about=role_words(role),
                )
            )
    return tuple(shown) or (_("no role: sees nothing"),)


def _account(user: User, *, desk: Desk) -> Confirm | str:
    if user.pk == desk.user.pk:
        return _("this is you")
    question = close_question(user)
    return Confirm(
        name=f"close-{user.pk}",
        label=_("Close the account"),
        title=question.title,
        text=question.text,
        press=question.press,
        page_url=reverse("office-user-close", args=[user.pk]),
    )


def close_question(user: User) -> ConfirmPage:
    """What is asked before an account is closed."""
    return ConfirmPage(
        title=_("Close the account of %(name)s?") % {"name": user},
        text=_("The user is signed out at once and cannot sign in again. What the user has written stays."),
        press=Press(_("Close the account"), reverse("office-user-close", args=[user.pk]), dangerous=True),
        back=Link(_("Back to the users"), reverse("office-users")),
    )
