from django.urls import URLPattern

from bofast.casework.access.roles import Permission
from bofast.desk.letting.agreements import views
from bofast.desk.permission import page

ONE = "letting/agreements/<uuid:agreement_id>/"

urlpatterns: list[URLPattern] = [
    page("letting/agreements/", views.show_list, name="letting-agreements", needs=Permission.SEE_LETTINGS),
    page("letting/agreements/add/", views.add, name="letting-agreement-add", needs=Permission.CHANGE_POLICY),
    page(ONE, views.show, name="letting-agreement", needs=Permission.SEE_LETTINGS),
    page(f"{ONE}replace/", views.replace, name="letting-agreement-replace", needs=Permission.CHANGE_POLICY),
    page(f"{ONE}end/", views.end, name="letting-agreement-end", needs=Permission.CHANGE_POLICY),
]
