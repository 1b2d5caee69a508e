from django.urls import URLPattern
from django.views.generic import TemplateView

from bofast.casework.access.roles import Permission
from bofast.desk.permission import page

urlpatterns: list[URLPattern] = [
    page("search", TemplateView.as_view(template_name="design/base.html"), name="search", needs=Permission.SIGNED_IN),
    page(
        "search/suggest",
        TemplateView.as_view(template_name="design/base.html"),
        name="search-suggest",
        needs=Permission.SIGNED_IN,
    ),
]
