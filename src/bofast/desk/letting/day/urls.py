from django.urls import URLPattern

from bofast.casework.access.roles import Permission
from bofast.desk.letting.day import views
from bofast.desk.permission import page

urlpatterns: list[URLPattern] = [page("letting/", views.show, name="letting", needs=Permission.SEE_LETTINGS)]
