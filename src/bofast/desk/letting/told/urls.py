from django.urls import URLPattern

from bofast.casework.access.roles import Permission
from bofast.desk.letting.told import views
from bofast.desk.permission import page

SEE = Permission.SEE_LETTINGS
ONE = "letting/list/<uuid:registration_id>/told/"

urlpatterns: list[URLPattern] = [
    page(ONE, views.show, name="letting-told", needs=SEE),
    page(f"{ONE}explain/", views.explain, name="letting-told-explain", needs=SEE),
]
