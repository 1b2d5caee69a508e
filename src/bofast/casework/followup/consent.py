"""Whether the family has allowed its facts to be shared with a partner on a day."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from django.db.models import Q

from bofast.casework.families.models import Family
from bofast.casework.followup.models import Consent, Partner


def consents_in_force(family: Family, *, on: date) -> list[Consent]:
    """The consents that hold on a day, with person and services."""
    holding = family.consents.filter(from_day__lte=on, to_day__gt=on)
    holding = holding.filter(Q(withdrawn_on__isnull=True) | Q(withdrawn_on__gt=on))
    return list(holding.select_related("person").prefetch_related("services").order_by("to_day", "pk"))


def without_consent(partners: Iterable[Partner], *, consents: Iterable[Consent], on: date) -> list[Partner]:
    """Those of the partners with whom no consent in force lets anything be shared on the day."""
    holding = [consent for consent in consents if consent.is_in_force_on(on)]
    allowed = {service.pk for consent in holding for service in consent.services.all()}
    return [partner for partner in partners if partner.pk not in allowed]
