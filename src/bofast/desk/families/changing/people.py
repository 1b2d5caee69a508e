from __future__ import annotations

from uuid import UUID

from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from bofast.casework.families import actions
from bofast.casework.families.facts import NewMember, PersonFacts
from bofast.casework.families.models import Family, Membership, Person
from bofast.design.parts import Link, Notice, Tone
from bofast.design.toasts import Undo, toast
from bofast.desk.families.changing.forms import MergeForm, NewFamilyForm, NewMemberForm, NewPersonForm, PersonForm
from bofast.desk.form_page import FORM, FormPage, answer, show_form, tried
from bofast.desk.office import DeskRequest
from bofast.desk.reading import open_family


def back_to(family: Family) -> Link:
    return Link(family.name, reverse("family", args=[family.pk]))


@FORM
def add_family(request: DeskRequest) -> HttpResponse:
    """Search before create: whoever the first adult could be is shown before anything is written."""
    initial = {"text_language": request.desk.office.language, "from_day": request.desk.today}
    form = NewFamilyForm(request.POST or None, desk=request.desk, initial=initial)
    page = FormPage(
        heading=_("Add a family"),
        submit=_("Search, then add"),
        back=Link(_("Families"), reverse("families")),
        intro=_("Start with one adult. Before anything is written, you see who it could be already."),
        notice=_doubles_notice(form),
    )
    added: list[Family] = []
    if form.is_bound and form.is_valid() and tried(form, lambda: added.append(_write_family(request, form))):
        toast(request, _("The family is added. Add the others who belong to it."))
        return redirect("family", family_id=added[0].pk)
    return show_form(request, form, page)


@FORM
def add_member(request: DeskRequest, family_id: UUID) -> HttpResponse:
    family = open_family(request, family_id)
    form = NewMemberForm(request.POST or None, desk=request.desk, initial={"from_day": request.desk.today})
    page = FormPage(
        heading=_("Add a member"),
        submit=_("Search, then add"),
        back=back_to(family),
        notice=_doubles_notice(form),
    )
    return answer(
        request,
        form,
        page,
        act=lambda: _write_member(request, family, form),
        done=_("The member is added."),
    )


@FORM
def change_person(request: DeskRequest, family_id: UUID, person_id: UUID) -> HttpResponse:
    family = open_family(request, family_id)
    person = person_of(request, family, person_id)
    form = PersonForm(request.POST or None, initial=_initial(person))
    page = FormPage(
        heading=_("What is known of %(name)s") % {"name": person.given_name}, submit=_("Save"), back=back_to(family)
    )
    return answer(
        request,
        form,
        page,
        act=lambda: actions.change_person(person, facts=form.facts(), by=request.user, on=request.desk.today),
        done=_("What is known of the person is saved."),
    )


@FORM
def merge(request: DeskRequest, family_id: UUID) -> HttpResponse:
    """Two records of one person, both in families that are open to the reader, become one."""
    family = open_family(request, family_id)
    members = family.memberships.filter(withdrawn_at__isnull=True).values("person")
    here = request.desk.people.filter(pk__in=members)
    names = here.values("search_name")
    people = (here | request.desk.people.filter(search_name__in=names)).distinct().order_by("search_name", "pk")
    form = MergeForm(request.POST or None, people=people)
    page = FormPage(
        heading=_("Two records of one person"),
        submit=_("Make them one"),
        back=back_to(family),
        intro=_("Everything about the second is moved to the first. You can take it back."),
    )
    if form.is_bound and form.is_valid():
        kept, other = form.cleaned_data["kept"], form.cleaned_data["other"]
        if tried(form, lambda: actions.merge_people(kept=kept, other=other, by=request.user)):
            event = family.events.order_by("-recorded_at", "-pk").first()
            undo = Undo(reverse("person-merge-undo", args=[family.pk, event.pk])) if event else None
            toast(request, _("The two records are one now."), undo=undo)
            return redirect(back_to(family).url)
    return show_form(request, form, page)


@require_POST
def undo_merge(request: DeskRequest, family_id: UUID, event_id: int) -> HttpResponse:
    family = open_family(request, family_id)
    event = get_object_or_404(family.events, pk=event_id)
    actions.undo_merge(event, by=request.user)
    toast(request, _("There are two records again."))
    return redirect(back_to(family).url)


def person_of(request: DeskRequest, family: Family, person_id: UUID) -> Person:
    """Somebody who belongs or belonged to the family. Raises: Http404, for anybody else."""
    members = family.memberships.filter(withdrawn_at__isnull=True).values("person")
    return get_object_or_404(request.desk.people.filter(pk__in=members), pk=person_id)


@transaction.atomic
def _write_family(request: DeskRequest, form: NewFamilyForm) -> Family:
    said = form.cleaned_data
    return actions.add_family(
        office=request.desk.office,
        reference=said["reference"],
        name=said["name"],
        text_language=said["text_language"],
        from_day=said["from_day"],
        members=[NewMember(_person(request, form), Membership.Role.PROVIDER)],
        responsible=request.user,
        by=request.user,
    )


@transaction.atomic
def _write_member(request: DeskRequest, family: Family, form: NewMemberForm) -> None:
    said = form.cleaned_data
    member = NewMember(_person(request, form), Membership.Role(said["role"]), said["share_of_time"])
    actions.add_member(family, member=member, from_day=said["from_day"], by=request.user)


def _person(request: DeskRequest, form: NewPersonForm) -> Person:
    """The one that was found, or a new one."""
    return form.chosen_person() or actions.add_person(
        office=request.desk.office, facts=form.facts(), by=request.user, on=request.desk.today
    )


def _doubles_notice(form: NewPersonForm) -> Notice | None:
    if not (form.is_bound and form.is_valid() is False and form.doubles):
        return None
    return Notice(
        _("This may be somebody you have already"),
        _("Look before you add: two records of one person are hard to mend."),
        Tone.WARNING,
        points=tuple(Link(person.full_name, _page_of(person)) for person in form.doubles.values()),
    )


def _page_of(person: Person) -> str:
    row = person.memberships.filter(withdrawn_at__isnull=True).order_by("-from_day", "pk").first()
    return reverse("family", args=[row.family_id]) if row else reverse("families")


def _initial(person: Person) -> dict[str, object]:
    known: dict[str, object] = {name: getattr(person, name) for name in PersonFacts.__slots__ if hasattr(person, name)}
    return known | {"identity_number": person.identity_number()}
