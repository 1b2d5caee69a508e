from django.urls import URLPattern

from bofast.casework.access.roles import Permission
from bofast.desk.intake import applications, drawing, views
from bofast.desk.permission import page

BRING_IN = Permission.BRING_IN_SHEETS

urlpatterns: list[URLPattern] = [
    page("intake", views.show_list, name="intake", needs=BRING_IN),
    page(
        "intake/empty/<str:kind>-<str:language>.xlsx", views.download_template, name="intake-template", needs=BRING_IN
    ),
    page("intake/sheets/<uuid:sheet_id>", views.show_sheet, name="intake-sheet", needs=BRING_IN),
    page("intake/sheets/<uuid:sheet_id>/read-as", views.read_as, name="intake-read-as", needs=BRING_IN),
    page("intake/sheets/<uuid:sheet_id>/check", views.check_again, name="intake-check", needs=BRING_IN),
    page("intake/sheets/<uuid:sheet_id>/confirm", views.confirm, name="intake-confirm", needs=BRING_IN),
    page("intake/sheets/<uuid:sheet_id>/withdraw", views.withdraw, name="intake-withdraw", needs=BRING_IN),
    page("intake/sheets/<uuid:sheet_id>/bring-in", views.bring_in, name="intake-bring-in", needs=BRING_IN),
    page(
        "intake/sheets/<uuid:sheet_id>/marked.xlsx",
        views.download_marked_copy,
        name="intake-marked-copy",
        needs=BRING_IN,
    ),
    page("intake/sheets/<uuid:sheet_id>/columns", drawing.draw, name="intake-mapping", needs=BRING_IN),
    page("intake/applications", applications.add, name="intake-application-add", needs=Permission.CHANGE_FAMILIES),
    page(
        "intake/applications/<uuid:application_id>",
        applications.show,
        name="intake-application",
        needs=Permission.CHANGE_FAMILIES,
    ),
]
