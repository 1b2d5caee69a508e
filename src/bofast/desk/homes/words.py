"""Short words for closed lists of homes."""

from django.utils.translation import gettext_lazy as _

from bofast.casework.homes.models import Area, Home

KIND_WORDS = {
    Home.Kind.FLAT: _("Flat"),
    Home.Kind.DETACHED: _("Detached house"),
    Home.Kind.SEMI_DETACHED: _("Semi-detached house"),
    Home.Kind.TERRACED: _("Terraced house"),
    Home.Kind.SHARED: _("Shared housing"),
    Home.Kind.OTHER: _("Other"),
}
DISPOSAL_WORDS = {
    Home.Disposal.OWNED: _("Owned by the municipality"),
    Home.Disposal.RENTED_IN: _("Rented in"),
    Home.Disposal.RIGHT_OF_USE: _("Private, with a right of disposal"),
    Home.Disposal.PRIVATE: _("Not at the office's disposal"),
}
LEVEL_WORDS = {
    Area.Level.WHOLE: _("Municipality or organisation"),
    Area.Level.AREA: _("Area"),
    Area.Level.BLOCK: _("Block"),
}
