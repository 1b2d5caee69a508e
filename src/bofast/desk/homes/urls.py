from django.urls import URLPattern
from django.views.generic import TemplateView

from bofast.casework.access.roles import Permission
from bofast.desk.permission import page

urlpatterns: list[URLPattern] = [
    page("homes", TemplateView.as_view(template_name="design/base.html"), name="homes", needs=Permission.SEE_HOMES),
]
