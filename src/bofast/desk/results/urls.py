from django.urls import URLPattern

from bofast.casework.access.roles import Permission
from bofast.desk.permission import page
from bofast.desk.results import enrolling, programme_views, views

ONE = "programmes/<int:programme_id>"
CHANGE = Permission.CHANGE_PROGRAMME

urlpatterns: list[URLPattern] = [
    page("results", views.show, name="results", needs=Permission.SEE_RESULTS),
    page(f"{ONE}/families/<slug:figure>", views.behind, name="results-list", needs=Permission.SEE_RESULT_LISTS),
    page("programme", programme_views.show, name="programme", needs=Permission.SEE_RESULTS),
    page("programme/add", programme_views.add, name="programme-add", needs=CHANGE),
    page(f"{ONE}/change", programme_views.change, name="programme-change", needs=CHANGE),
    page(f"{ONE}/enrolments/add", enrolling.enrol, name="programme-enrol", needs=CHANGE),
    page(f"{ONE}/phases/add", programme_views.add_phase, name="programme-phase-add", needs=CHANGE),
    page(f"{ONE}/decisions/add", programme_views.add_decision, name="programme-decision-add", needs=CHANGE),
    page(f"{ONE}/partners/add", programme_views.add_partner, name="programme-partner-add", needs=CHANGE),
    page(f"{ONE}/measures/add", programme_views.add_measure, name="programme-measure-add", needs=CHANGE),
    page(
        f"{ONE}/measures/<int:measure_id>/done",
        programme_views.complete_measure,
        name="programme-measure-done",
        needs=CHANGE,
    ),
    page(f"{ONE}/report", views.report, name="report", needs=Permission.MAKE_REPORTS),
    page(f"{ONE}/report/texts", views.report_texts, name="report-texts", needs=CHANGE),
]
