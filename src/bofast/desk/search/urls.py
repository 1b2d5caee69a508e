from django.urls import URLPattern

from bofast.casework.access.roles import Permission
from bofast.desk.permission import page
from bofast.desk.search import views

urlpatterns: list[URLPattern] = [
    page("search", views.search, name="search", needs=Permission.SIGNED_IN),
    page("search/suggest", views.suggest, name="search-suggest", needs=Permission.SIGNED_IN),
]
