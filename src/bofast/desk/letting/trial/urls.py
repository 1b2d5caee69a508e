from django.urls import URLPattern

from bofast.casework.access.roles import Permission
from bofast.desk.letting.trial import views
from bofast.desk.permission import page

SEE = Permission.SEE_LETTINGS

urlpatterns: list[URLPattern] = [
    page("letting/trials/", views.show_list, name="letting-trials", needs=SEE),
    page("letting/trials/ask/", views.ask, name="letting-trial-ask", needs=SEE),
    page("letting/trials/<uuid:run_id>/", views.show, name="letting-trial", needs=SEE),
]
