from django.urls import URLPattern

from bofast.casework.access.roles import Permission
from bofast.desk.fit import views
from bofast.desk.permission import page

urlpatterns: list[URLPattern] = [
    page("outgrown", views.show, name="outgrown", needs=Permission.SEE_FAMILIES),
    page("outgrown/list.<slug:kind>", views.export, name="outgrown-export", needs=Permission.SEE_FAMILIES),
]
