from django.urls import URLPattern

from bofast.casework.access.roles import Permission
from bofast.desk.letting.appeals import changing, views
from bofast.desk.permission import page

SEE, DECIDE = Permission.SEE_LETTINGS, Permission.DECIDE_APPEALS
ONE = "letting/appeals/<uuid:appeal_id>/"
RECEIVE = "letting/list/<uuid:registration_id>/appeal/"

urlpatterns: list[URLPattern] = [
    page("letting/appeals/", views.show_list, name="letting-appeals", needs=SEE),
    page(ONE, views.show, name="letting-appeal", needs=SEE),
    page(RECEIVE, changing.receive, name="letting-appeal-receive", needs=SEE),
    page(f"{ONE}decide/", changing.decide, name="letting-appeal-decide", needs=DECIDE),
    page(f"{ONE}explain/", changing.explain, name="letting-appeal-explain", needs=SEE),
]
