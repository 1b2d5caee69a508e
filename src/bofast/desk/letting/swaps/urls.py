from django.urls import URLPattern

from bofast.casework.access.roles import Permission
from bofast.desk.letting.swaps import answering, carrying_out, landlord, taking_up, views
from bofast.desk.permission import page

SEE, LET = Permission.SEE_LETTINGS, Permission.LET_HOMES
ONE, PARTY = "letting/swaps/<uuid:swap_id>/", "letting/swaps/families/<uuid:party_id>/"

urlpatterns: list[URLPattern] = [
    page("letting/swaps/", views.show_list, name="letting-swaps", needs=SEE),
    page(ONE, views.show, name="letting-swap", needs=SEE),
    page(
        "letting/runs/<uuid:letting_id>/swap/<uuid:family_id>/",
        taking_up.take_up,
        name="letting-swap-take-up",
        needs=LET,
    ),
    page(f"{PARTY}yes/", answering.say_yes, name="letting-swap-yes", needs=LET),
    page(f"{PARTY}no/", answering.say_no, name="letting-swap-no", needs=LET),
    page(f"{ONE}refuse/", landlord.refuse, name="letting-swap-refuse", needs=LET),
    page(f"{ONE}give-up/", landlord.give_up, name="letting-swap-give-up", needs=LET),
    page(f"{ONE}complete/", carrying_out.complete, name="letting-swap-complete", needs=LET),
    page(f"{ONE}take-back/", carrying_out.take_back, name="letting-swap-take-back", needs=LET),
]
