from django.urls import URLPattern

from bofast.casework.access.roles import Permission
from bofast.desk.letting.letters import views
from bofast.desk.permission import page

urlpatterns: list[URLPattern] = [
    page("letting/offers/<uuid:offer_id>/letter/", views.show, name="letting-letter", needs=Permission.SEE_LETTINGS),
]
