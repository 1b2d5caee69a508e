from django.urls import URLPattern

from bofast.casework.access.roles import Permission
from bofast.desk.letting.ties import views
from bofast.desk.permission import page

DECIDE = Permission.DECIDE_APPEALS
"""Letting officers and the leader: those whom a tie can keep from deciding, and who know of one another's."""

urlpatterns: list[URLPattern] = [
    page("letting/list/<uuid:registration_id>/ties/", views.show, name="letting-ties", needs=DECIDE),
    page("letting/list/<uuid:registration_id>/ties/add/", views.record, name="letting-tie-record", needs=DECIDE),
    page("letting/list/<uuid:registration_id>/ties/<int:tie_id>/end/", views.end, name="letting-tie-end", needs=DECIDE),
]
