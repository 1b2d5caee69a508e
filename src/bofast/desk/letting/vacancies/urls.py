from django.urls import URLPattern

from bofast.casework.access.roles import Permission
from bofast.desk.letting.vacancies import changing, views
from bofast.desk.permission import page

ALL = "letting/vacancies/"
ONE = f"{ALL}<uuid:vacancy_id>/"
SEE, LET = Permission.SEE_LETTINGS, Permission.LET_HOMES

urlpatterns: list[URLPattern] = [
    page(ALL, views.show_list, name="letting-vacancies", needs=SEE),
    page(f"{ALL}list.<slug:kind>", views.export, name="letting-vacancies-export", needs=SEE),
    page(f"{ALL}open/", changing.open_one, name="letting-vacancy-open", needs=LET),
    page(ONE, views.show, name="letting-vacancy", needs=SEE),
    page(f"{ONE}hold/", changing.hold, name="letting-vacancy-hold", needs=LET),
    page(f"{ONE}release/", changing.release, name="letting-vacancy-release", needs=LET),
    page(f"{ONE}turn/", changing.set_turn, name="letting-vacancy-lane", needs=LET),
    page(f"{ONE}withdraw/", changing.withdraw, name="letting-vacancy-withdraw", needs=LET),
    page("letting/notices/add/", changing.add_notice, name="letting-notice-add", needs=LET),
    page(
        "letting/notices/<uuid:notice_id>/withdraw/",
        changing.withdraw_notice,
        name="letting-notice-withdraw",
        needs=LET,
    ),
]
