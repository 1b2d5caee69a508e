from django.urls import URLPattern

from bofast.casework.access.roles import Permission
from bofast.desk.letting.board import views
from bofast.desk.permission import page

SEE = Permission.SEE_LETTINGS

urlpatterns: list[URLPattern] = [
    page("letting/board/", views.show, name="letting-board", needs=SEE),
    page("letting/board/excel/", views.export, name="letting-board-export", needs=SEE),
    page("letting/board/<slug:figure>/", views.behind, name="letting-board-list", needs=SEE),
]
