from django.urls import URLPattern
from django.views.i18n import set_language

from bofast.casework.access.roles import Permission
from bofast.desk.permission import page
from bofast.desk.sign_in import views

urlpatterns: list[URLPattern] = [
    page("", views.home, name="home", needs=Permission.SIGNED_IN),
    page("sign-in", views.SignIn.as_view(), name="sign-in", needs=Permission.PUBLIC),
    page("sign-out", views.SignOut.as_view(), name="sign-out", needs=Permission.PUBLIC),
    page("language", set_language, name="set_language", needs=Permission.PUBLIC),
]
