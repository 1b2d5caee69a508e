"""The family page's sixth section: conversations, consents, partners, documents."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _

from bofast.casework.access.roles import Permission
from bofast.casework.families.models import Family
from bofast.casework.followup.case_file import CaseFile
from bofast.casework.followup.consent import without_consent
from bofast.casework.followup.models import Consent, Contact, Document, Partner
from bofast.design.parts import Column, EmptyState, Link, Muted, Notice, Press, Row, Sent, Table, Tag, Tone, Weight
from bofast.desk.office import Desk
from bofast.desk.wording.followup import HOW

SHOWN = 10


@dataclass(frozen=True, slots=True)
class Conversations:
    """What `plan/conversations.html` shows."""

    contacts: Table
    consents: Table
    documents: Table
    notices: tuple[Notice, ...]
    actions: tuple[Link, ...]


def section(desk: Desk, file: CaseFile) -> Conversations:
    """What was said, what may be shared with whom, and the papers."""
    family = file.family
    may_write = desk.may(Permission.FOLLOW_UP)
    contacts, consents = file.newest_contacts(at_most=SHOWN), file.consents
    return Conversations(
        contacts=_contacts(contacts),
        consents=_consents(consents, family=family, desk=desk, may_write=may_write),
        documents=_documents(file.documents),
        notices=_missing_consents(file, contacts=contacts, consents=consents, on=desk.today),
        actions=_actions(family) if may_write else (),
    )


def _actions(family: Family) -> tuple[Link, ...]:
    here = [family.pk]
    return (
        Link(_("Write down a conversation"), reverse("contact-add", args=here), Weight.SECONDARY),
        Link(_("Add a consent"), reverse("consent-add", args=here), Weight.TERTIARY),
        Link(_("Add a document"), reverse("document-add", args=here), Weight.TERTIARY),
        Link(_("Add a partner"), reverse("partner-add", args=here), Weight.TERTIARY),
    )


def _contacts(contacts: list[Contact]) -> Table:
    return Table(
        caption=_("Conversations"),
        columns=(Column(_("Day")), Column(_("How")), Column(_("What was said")), Column(_("Written by"))),
        rows=tuple(
            Row(
                (
                    contact.happened_on,
                    Muted(str(HOW[Contact.How(contact.how)]), _with_whom(contact)),
                    contact.note or "–",
                    str(contact.recorded_by or ""),
                )
            )
            for contact in contacts
        ),
        empty=EmptyState(
            _("No conversations yet"),
            _("Write down what was agreed, so that nobody has to tell their story twice."),
        ),
    )


def _with_whom(contact: Contact) -> str:
    names = [str(partner) for partner in contact.partners.all()]
    own = [_("with the family")] if contact.with_family else [_("about the family")]
    interpreter = [_("with an interpreter")] if contact.used_interpreter else []
    return " · ".join([*own, *names, *interpreter])


def _consents(consents: list[Consent], *, family: Family, desk: Desk, may_write: bool) -> Table:
    return Table(
        caption=_("Consents"),
        columns=(
            Column(_("For what")),
            Column(_("With whom")),
            Column(_("Who consents")),
            Column(_("Until")),
            Column(_("State")),
        ),
        rows=tuple(_consent(consent, family=family, desk=desk, may_write=may_write) for consent in consents),
        empty=EmptyState(
            _("No consents yet"),
            _("Before you share with a partner, ask: for what, with whom, until when. It can always be withdrawn."),
        ),
    )


def _consent(consent: Consent, *, family: Family, desk: Desk, may_write: bool) -> Row:
    in_force = consent.is_in_force_on(desk.today)
    state: list[Tag | Press] = [_state(consent, in_force=in_force)]
    if in_force and may_write:
        url = reverse("consent-withdraw", args=[family.pk, consent.pk])
        back = Sent("next", f"{reverse('family', args=[family.pk])}#conversations")
        state.append(Press(_("Withdraw"), url, sends=(back,), weight=Weight.TERTIARY, about=consent.purpose))
    services = ", ".join(str(service) for service in consent.services.all())
    return Row(
        (
            Muted(consent.purpose, consent.facts_shared or "–"),
            services,
            consent.person.full_name,
            consent.withdrawn_on or consent.to_day,
            tuple(state),
        )
    )


def _state(consent: Consent, *, in_force: bool) -> Tag:
    if consent.withdrawn_on is not None:
        return Tag(_("withdrawn"), Tone.DANGER)
    return Tag(_("in force"), Tone.SUCCESS) if in_force else Tag(_("not in force"))


def _missing_consents(
    file: CaseFile, *, contacts: list[Contact], consents: list[Consent], on: date
) -> tuple[Notice, ...]:
    """The partners one works with about the family without a consent in force today."""
    met = {partner.pk: partner for contact in contacts for partner in contact.partners.all()}
    met |= {step.partner.pk: step.partner for step in file.steps if step.partner and step.is_open}
    missing: list[Partner] = without_consent(met.values(), consents=consents, on=on)
    if not missing:
        return ()
    names = ", ".join(sorted(str(partner) for partner in missing))
    return (
        Notice(
            _("No consent in force to share with: %(names)s") % {"names": names},
            _("You work with them about the family. Ask the family, or talk without saying who it is about."),
            Tone.WARNING,
        ),
    )


def _documents(documents: list[Document]) -> Table:
    return Table(
        caption=_("Documents"),
        columns=(Column(_("Document")), Column(_("Added")), Column(_("By"))),
        rows=tuple(
            Row(
                (document.title, document.recorded_at.date(), str(document.recorded_by or "")),
                url=reverse("document", args=[document.family_id, document.pk]),
            )
            for document in documents
        ),
        empty=EmptyState(_("No documents yet"), _("Keep what the case rests on: pay slips, certificates, letters.")),
    )
