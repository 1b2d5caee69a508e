from django.urls import URLPattern

from bofast.casework.access.roles import Permission
from bofast.desk.permission import page
from bofast.desk.ways import all_views, views

OF_FAMILY = "families/<uuid:family_id>/ways"

urlpatterns: list[URLPattern] = [
    page("ways/all", all_views.show, name="ways-all", needs=Permission.SEE_FAMILIES),
    page("ways/all/start", all_views.start, name="ways-all-start", needs=Permission.SEE_FAMILIES),
    page("ways/all/export", all_views.export, name="ways-all-export", needs=Permission.SEE_RESULT_LISTS),
    page(OF_FAMILY, views.show, name="family-ways", needs=Permission.SEE_FAMILIES),
    page(f"{OF_FAMILY}/print", views.on_paper, name="family-ways-print", needs=Permission.SEE_FAMILIES),
    page(f"{OF_FAMILY}/<str:way>", views.one_way, name="family-way", needs=Permission.SEE_FAMILIES),
    page(f"{OF_FAMILY}/<str:way>/option", views.option, name="family-way-option", needs=Permission.FOLLOW_UP),
    page(f"{OF_FAMILY}/<str:way>/choose", views.choose, name="family-way-choose", needs=Permission.FOLLOW_UP),
    page(
        f"{OF_FAMILY}/<str:way>/why/<str:what>", views.reason, name="family-way-reason", needs=Permission.SEE_FAMILIES
    ),
]
