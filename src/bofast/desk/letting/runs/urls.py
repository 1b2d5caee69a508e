from django.urls import URLPattern

from bofast.casework.access.roles import Permission
from bofast.desk.letting.runs import asking, deciding, record, views
from bofast.desk.permission import page

SEE, LET = Permission.SEE_LETTINGS, Permission.LET_HOMES
ONE = "letting/runs/<uuid:letting_id>/"

urlpatterns: list[URLPattern] = [
    page("letting/runs/", views.show_list, name="letting-runs", needs=SEE),
    page("letting/runs/ask/", asking.ask, name="letting-run-ask", needs=LET),
    page(ONE, views.show, name="letting-run", needs=SEE),
    page(f"{ONE}families/<uuid:family_id>/", views.show_family, name="letting-run-family", needs=SEE),
    page(f"{ONE}plan/", deciding.plan_again, name="letting-run-plan", needs=LET),
    page(f"{ONE}keep/", deciding.keep, name="letting-run-keep", needs=LET),
    page(f"{ONE}drop/", deciding.drop, name="letting-run-drop", needs=LET),
    page(f"{ONE}prices/", record.price_rules, name="letting-run-prices", needs=LET),
    page(f"{ONE}replay/", record.replay, name="letting-run-replay", needs=LET),
    page(f"{ONE}record/<str:part>/", record.download, name="letting-run-record", needs=SEE),
]
