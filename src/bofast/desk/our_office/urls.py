from django.urls import URLPattern
from django.views.generic import TemplateView

from bofast.casework.access.roles import Permission
from bofast.desk.permission import page

urlpatterns: list[URLPattern] = [
    page("office", TemplateView.as_view(template_name="design/base.html"), name="office", needs=Permission.SIGNED_IN),
    page("account", TemplateView.as_view(template_name="design/base.html"), name="account", needs=Permission.SIGNED_IN),
    page("about", TemplateView.as_view(template_name="design/base.html"), name="about", needs=Permission.PUBLIC),
]
