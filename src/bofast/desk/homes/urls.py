from django.urls import URLPattern

from bofast.casework.access.roles import Permission
from bofast.desk.homes import views
from bofast.desk.permission import page

SEE, CHANGE = Permission.SEE_HOMES, Permission.CHANGE_HOMES

urlpatterns: list[URLPattern] = [
    page("homes", views.show_list, name="homes", needs=SEE),
    page("homes/areas", views.areas, name="homes-areas", needs=SEE),
    page("homes/fitting", views.fitting, name="homes-fitting", needs=SEE),
    page("homes/add", views.add, name="home-add", needs=CHANGE),
    page("homes/<uuid:home_id>", views.show, name="home", needs=SEE),
    page("homes/<uuid:home_id>/change", views.change, name="home-change", needs=CHANGE),
    page("homes/<uuid:home_id>/rent", views.set_rent, name="home-rent", needs=CHANGE),
]
