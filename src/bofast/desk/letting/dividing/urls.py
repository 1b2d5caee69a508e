from django.urls import URLPattern

from bofast.casework.access.roles import Permission
from bofast.desk.letting.dividing import adopting, mapping, views
from bofast.desk.permission import page

SEE, ASK, CHANGE = Permission.SEE_LETTINGS, Permission.LET_HOMES, Permission.CHANGE_HOMES
ONE = "letting/areas/<uuid:division_id>/"

urlpatterns: list[URLPattern] = [
    page("letting/areas/", views.show_list, name="letting-divisions", needs=SEE),
    page("letting/areas/ask/", views.ask, name="letting-division-ask", needs=ASK),
    page("letting/areas/map/", mapping.bring_in, name="letting-division-map", needs=CHANGE),
    page(ONE, views.show, name="letting-division", needs=SEE),
    page(f"{ONE}<int:way_number>/adopt/", adopting.adopt, name="letting-division-adopt", needs=CHANGE),
    page("letting/areas/<int:area_id>/undo/", adopting.take_back, name="letting-division-undo", needs=CHANGE),
]
