from django.urls import URLPattern

from bofast.casework.access.roles import Permission
from bofast.desk.letting.waiting import changing, list_views, registering, views, wishing
from bofast.desk.permission import page

ALL = "letting/list/"
ONE = f"{ALL}<uuid:registration_id>/"
SEE, LET = Permission.SEE_LETTINGS, Permission.LET_HOMES

urlpatterns: list[URLPattern] = [
    page(ALL, list_views.show_list, name="letting-list", needs=SEE),
    page(f"{ALL}list.<slug:kind>", list_views.export, name="letting-list-export", needs=SEE),
    page(f"{ALL}add/", registering.find, name="letting-register", needs=LET),
    page(f"{ALL}add/<uuid:family_id>/", registering.register, name="letting-register-family", needs=LET),
    page(ONE, views.show, name="letting-registration", needs=SEE),
    page(f"{ONE}change/", changing.change, name="letting-registration-change", needs=LET),
    page(f"{ONE}wishes/", wishing.add, name="letting-registration-wishes", needs=LET),
    page(f"{ONE}wishes/<int:wish_id>/remove/", wishing.remove, name="letting-registration-wish-remove", needs=LET),
    page(f"{ONE}wishes/<int:wish_id>/<slug:way>/", wishing.move, name="letting-registration-wish-move", needs=LET),
    page(f"{ONE}pause/", changing.pause, name="letting-registration-pause", needs=LET),
    page(f"{ONE}resume/", changing.resume, name="letting-registration-resume", needs=LET),
    page(f"{ONE}end/", changing.end, name="letting-registration-end", needs=LET),
    page(f"{ONE}nominate/", changing.nominate, name="letting-registration-nominate", needs=LET),
    page(
        f"{ONE}nominate/withdraw/",
        changing.withdraw_nomination,
        name="letting-registration-nomination-withdraw",
        needs=LET,
    ),
    page(f"{ONE}fee/", changing.fee, name="letting-registration-fee", needs=LET),
    page(f"{ONE}criteria/", changing.criterion, name="letting-registration-criterion", needs=LET),
    page(
        f"{ONE}criteria/<int:criterion_id>/withdraw/",
        changing.withdraw_criterion,
        name="letting-registration-criterion-withdraw",
        needs=LET,
    ),
]
