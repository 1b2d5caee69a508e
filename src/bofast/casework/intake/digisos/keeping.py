"""Opening a kept application again."""

from __future__ import annotations

from datetime import date

from bofast.casework.families.models import Person
from bofast.casework.families.scope import FamilyQuerySet
from bofast.casework.intake.digisos.facts import ApplicationTold
from bofast.casework.intake.digisos.reading import Understood, read_application
from bofast.casework.intake.models import Application
from bofast.casework.keeping.encryption import blind_index, unseal


def understood_again(application: Application, *, on: date) -> Understood:
    """What the application says, read anew from what was kept."""
    content = unseal(application.sealed, place=f"application.sealed:{application.pk}")
    return read_application(content.encode(), on=on)


def families_it_may_be_about(told: ApplicationTold, *, among: FamilyQuerySet) -> FamilyQuerySet:
    """Families, of those the reader may see, in which somebody has the applicant's number or name and birth date."""
    applicant = told.applicant
    if applicant is None:
        return among.none()
    people = Person.objects.current()
    if applicant.identity_number:
        people = people.filter(number_index=blind_index(applicant.identity_number))
    else:
        people = people.filter(
            given_name__iexact=applicant.given_name,
            family_name__iexact=applicant.family_name,
            born_on=applicant.born_on,
        )
    return among.filter(memberships__person__in=people, memberships__withdrawn_at__isnull=True).distinct()
