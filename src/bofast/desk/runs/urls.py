from django.urls import URLPattern

from bofast.casework.access.roles import Permission
from bofast.desk.permission import page
from bofast.desk.runs import views

urlpatterns: list[URLPattern] = [
    page("runs/<uuid:run_id>", views.show, name="run", needs=Permission.SIGNED_IN),
    page("runs/<uuid:run_id>/cancel", views.cancel, name="run-cancel", needs=Permission.SIGNED_IN),
]
