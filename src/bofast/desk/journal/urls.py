from django.urls import URLPattern

from bofast.casework.access.roles import Permission
from bofast.desk.journal import views
from bofast.desk.permission import page

urlpatterns: list[URLPattern] = [
    page("journal", views.show, name="journal", needs=Permission.REVIEW_JOURNAL),
    page("journal/openings/<uuid:opening_id>", views.review, name="journal-review", needs=Permission.REVIEW_JOURNAL),
    page("families/<uuid:family_id>/trace", views.of_family, name="family-trace", needs=Permission.SEE_FAMILIES),
]
