from django.urls import URLPattern

from bofast.casework.access.roles import Permission
from bofast.desk.my_day import views
from bofast.desk.permission import page

urlpatterns: list[URLPattern] = [page("my-day", views.show, name="my-day", needs=Permission.SEE_FAMILIES)]
