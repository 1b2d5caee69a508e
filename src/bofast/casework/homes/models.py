from __future__ import annotations

import uuid
from datetime import date

from django.db import models
from django.db.models import F, Q, QuerySet

from bofast.casework.access.models import Office, User
from bofast.casework.keeping.asked_often import asked_often
from bofast.vocabulary.money import Money


class AreaQuerySet(models.QuerySet["Area"]):
    def below(self, area: Area) -> AreaQuerySet:
        """The area and everything in it."""
        return self.filter(path__startswith=area.path)


class Area(models.Model):
    """A node of the tree municipality or organisation → area → block."""

    class Level(models.TextChoices):
        WHOLE = "whole", "Municipality or organisation"
        AREA = "area", "Area"
        BLOCK = "block", "Block"

    office = models.ForeignKey(Office, models.PROTECT, related_name="areas")
    parent = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="children")
    level = models.CharField(max_length=10, choices=Level.choices)
    name = models.CharField(max_length=120)
    path = models.CharField(max_length=255, db_index=True, help_text="Ids from the root, /1/7/31/")
    lay_in = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="+", help_text="Before a division moved it."
    )
    closed_on = models.DateField(null=True, blank=True, help_text="A unit of a division that was taken back.")

    objects = AreaQuerySet.as_manager()

    class Kept:
        plain = {"id", "office", "parent", "level", "name", "path", "lay_in", "closed_on"}
        years, after = 0, "area closed"

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["office", "parent", "name"], name="area_name_once_below_a_parent"),
            models.UniqueConstraint(
                fields=["office", "name"], condition=Q(parent__isnull=True), name="root_area_name_once"
            ),
        ]

    def __str__(self) -> str:
        return self.name


class BlockOutline(models.Model):
    """Where a block stands on the map: the outlines of its buildings, in degrees east and north (WGS 84)."""

    area = models.OneToOneField(Area, models.CASCADE, primary_key=True, related_name="outline")
    rings = models.JSONField(help_text="One ring a building; each [east, north] of its corners, the first not twice.")
    drawn_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    drawn_at = models.DateTimeField(auto_now=True)

    class Kept:
        plain = {"area", "rings", "drawn_by", "drawn_at"}
        years, after = 0, "area closed"

    def __str__(self) -> str:
        return f"Outline {self.pk}"


class HomeQuerySet(models.QuerySet["Home"]):
    def of_office(self, office: Office) -> HomeQuerySet:
        return self.filter(office=office)


class Home(models.Model):
    """A dwelling (bolig) with a number of its own; the fields are those of KOBO's housing API.

    `KOBO` names each for import and export.
    """

    class Kind(models.TextChoices):
        FLAT = "flat", "Flat"
        DETACHED = "detached", "Detached house"
        SEMI_DETACHED = "semi_detached", "Semi-detached house"
        TERRACED = "terraced", "Terraced house"
        SHARED = "shared", "Shared housing"
        OTHER = "other", "Other"

    class Disposal(models.TextChoices):
        """Disposisjonsform: by what right the office disposes of the home."""

        OWNED = "owned", "Owned by the municipality"
        RENTED_IN = "rented_in", "Rented in"
        RIGHT_OF_USE = "right_of_use", "Private with right of disposal"
        PRIVATE = "private", "Not at the office's disposal"

    KOBO = {
        "kobo_id": "koboId",
        "supplier_home_id": "leverandorBoligId",
        "extra_reference": "ekstraReferanse",
        "address": "adresse",
        "unit_number": "bruksenhetsnummer",
        "property_number": "eiendom",
        "ownership_section": "eieseksjon",
        "building_number": "bygning",
        "kind": "boligtype",
        "bedrooms": "antallSoverom",
        "area_m2": "bruksareal",
        "floor": "etasjenummer",
        "disposal": "disposisjonsform",
        "ownership_form": "eieform",
        "owner": "eier",
        "properties": "egenskaper",
        "is_shared_housing": "erBofellesskap",
        "is_wheelchair_accessible": "erTilgjengeligForRullestolbruker",
        "qualifies_for_vat_compensation": "kvalifisererMvaKompensasjon",
        "has_rent_to_own_potential": "leieTilEiePotensial",
    }

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    office = models.ForeignKey(Office, models.PROTECT, related_name="homes")
    area = models.ForeignKey(Area, models.PROTECT, null=True, blank=True, related_name="homes")
    kobo_id = models.UUIDField(null=True, blank=True)
    supplier_home_id = models.CharField(max_length=60, help_text="The office's own number of the home.")
    extra_reference = models.CharField(max_length=60, blank=True)
    address = models.CharField(max_length=160)
    postal_code = models.CharField(max_length=4, blank=True)
    postal_place = models.CharField(max_length=60, blank=True)
    unit_number = models.CharField(max_length=5, blank=True, help_text="Bruksenhetsnummer, H0101.")
    property_number = models.CharField(max_length=40, blank=True)
    ownership_section = models.CharField(max_length=20, blank=True)
    building_number = models.CharField(max_length=20, blank=True)
    kind = models.CharField(max_length=20, choices=Kind.choices, default=Kind.FLAT)
    rooms = models.PositiveSmallIntegerField(null=True, blank=True, help_text="Rooms besides kitchen and bath.")
    bedrooms = models.PositiveSmallIntegerField(null=True, blank=True)
    area_m2 = models.DecimalField(max_digits=6, decimal_places=1, null=True, blank=True)
    floor = models.SmallIntegerField(null=True, blank=True)
    has_lift = models.BooleanField(null=True, blank=True)
    is_step_free = models.BooleanField(null=True, blank=True)
    is_wheelchair_accessible = models.BooleanField(null=True, blank=True)
    has_garden = models.BooleanField(null=True, blank=True)
    school_district = models.CharField(max_length=80, blank=True)
    disposal = models.CharField(max_length=20, choices=Disposal.choices, default=Disposal.OWNED)
    ownership_form = models.CharField(max_length=40, blank=True)
    owner = models.CharField(max_length=120, blank=True)
    properties = models.JSONField(default=list, blank=True)
    is_shared_housing = models.BooleanField(default=False)
    qualifies_for_vat_compensation = models.BooleanField(null=True, blank=True)
    has_rent_to_own_potential = models.BooleanField(default=False)
    latitude = models.DecimalField(max_digits=9, decimal_places=6, null=True, blank=True)
    longitude = models.DecimalField(max_digits=9, decimal_places=6, null=True, blank=True)
    out_of_use_from = models.DateField(null=True, blank=True)
    note = models.TextField(blank=True)

    objects = HomeQuerySet.as_manager()

    class Kept:
        locating = {"address", "postal_code", "postal_place", "unit_number", "property_number", "ownership_section"} | {
            "building_number",
            "latitude",
            "longitude",
            "school_district",
            "supplier_home_id",
            "extra_reference",
            "kobo_id",
            "area",
            "note",
        }
        plain = {"id", "office", "kind", "rooms", "bedrooms", "area_m2", "floor", "has_lift", "is_step_free"} | {
            "is_wheelchair_accessible",
            "has_garden",
            "disposal",
            "ownership_form",
            "owner",
            "properties",
            "is_shared_housing",
            "qualifies_for_vat_compensation",
            "has_rent_to_own_potential",
            "out_of_use_from",
        }
        years, after = 10, "home out of use"

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["office", "supplier_home_id"], name="home_number_once_in_an_office"),
            models.CheckConstraint(
                condition=Q(area_m2__isnull=True) | Q(area_m2__gt=0), name="home_area_above_nothing"
            ),
        ]
        indexes = [
            models.Index(fields=["office", "address", "unit_number"], name="homes_by_address"),
            models.Index(fields=["office", "area"], name="homes_by_area"),
        ]

    def __str__(self) -> str:
        return f"Home {self.supplier_home_id}"

    def rent_on(self, day: date) -> HomeRent | None:
        """What the home costs a month on a day, or None when nobody has written it down."""
        for rent in _rents_on(home=self.pk, on=day):
            rent.home = self
            return rent
        return None


class HomeRent(models.Model):
    """Leiekostnad: what a home costs a month in a period, by part, in minor units."""

    home = models.ForeignKey(Home, models.CASCADE, related_name="rents")
    from_day = models.DateField()
    to_day = models.DateField(null=True, blank=True)
    rent_per_month_minor = models.BigIntegerField()
    electricity_per_month_minor = models.BigIntegerField(default=0)
    heating_per_month_minor = models.BigIntegerField(default=0)
    other_per_month_minor = models.BigIntegerField(default=0)

    class Kept:
        plain = {"id", "home", "from_day", "to_day", "rent_per_month_minor", "electricity_per_month_minor"} | {
            "heating_per_month_minor",
            "other_per_month_minor",
        }
        years, after = 10, "home out of use"

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(to_day__isnull=True) | Q(to_day__gt=F("from_day")), name="rent_ends_after_it_begins"
            ),
            models.UniqueConstraint(fields=["home", "from_day"], name="one_rent_of_a_home_from_a_day"),
            models.CheckConstraint(condition=Q(rent_per_month_minor__gte=0), name="rent_not_below_nothing"),
        ]

    def __str__(self) -> str:
        return f"Rent from {self.from_day}"

    @property
    def rent_per_month(self) -> Money:
        return Money(self.rent_per_month_minor, self.home.office.currency)

    @property
    def total_per_month(self) -> Money:
        total = (
            self.rent_per_month_minor
            + self.electricity_per_month_minor
            + self.heating_per_month_minor
            + self.other_per_month_minor
        )
        return Money(total, self.home.office.currency)


class HomeWord(models.Model):
    """A word that a home is found by: of its address, its unit number and its own number."""

    office = models.ForeignKey(Office, models.CASCADE, related_name="+", db_index=False)
    home = models.ForeignKey(Home, models.CASCADE, related_name="words", db_index=False)
    word = models.CharField(max_length=40)

    class Kept:
        locating = {"word"}
        plain = {"id", "office", "home"}
        years, after = 10, "home out of use"

    class Meta:
        constraints = [models.UniqueConstraint(fields=["home", "word"], name="a_word_of_a_home_once")]
        indexes = [models.Index(fields=["office", "word", "home"], name="homes_by_word")]

    def __str__(self) -> str:
        return f"Word {self.pk}"


@asked_often()
def _rents_on(*, home: uuid.UUID, on: date) -> QuerySet[HomeRent]:
    """What a home costs on a day, the row that began last first."""
    rents = HomeRent.objects.filter(home=home, from_day__lte=on).filter(Q(to_day__isnull=True) | Q(to_day__gt=on))
    return rents.order_by("-from_day")
