from django.urls import URLPattern

from bofast.casework.access.roles import Permission
from bofast.desk.our_office import frame, norm, policy_urls, views
from bofast.desk.permission import page

urlpatterns: list[URLPattern] = [
    page("office", views.show, name="office", needs=Permission.SIGNED_IN),
    page("about", views.about, name="about", needs=Permission.PUBLIC),
    page("account", views.account, name="account", needs=Permission.SIGNED_IN),
    page("office/users", views.users, name="office-users", needs=Permission.MANAGE_USERS),
    page(
        "office/users/<uuid:user_id>/close", views.close_user, name="office-user-close", needs=Permission.MANAGE_USERS
    ),
    page("office/roles/<int:role_id>/end", views.end_role, name="office-role-end", needs=Permission.MANAGE_USERS),
    page("office/frame", frame.show, name="office-frame", needs=Permission.DECIDE_LOANS),
    page("office/norm", norm.show, name="office-norm", needs=Permission.CHANGE_POLICY),
    *policy_urls.urlpatterns,
]
