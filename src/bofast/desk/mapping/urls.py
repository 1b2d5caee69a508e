from django.urls import URLPattern

from bofast.casework.access.roles import Permission
from bofast.desk.mapping import economy_views, form_views, views
from bofast.desk.permission import page

MAP, ECONOMY = "families/<uuid:family_id>/map", "families/<uuid:family_id>/economy"
ONE, FORM = f"{MAP}/<uuid:assessment_id>", "office/forms/<int:form_id>"
SEE, CHANGE, FORMS = Permission.SEE_FAMILIES, Permission.CHANGE_FAMILIES, Permission.CHANGE_FORMS

urlpatterns: list[URLPattern] = [
    page(MAP, views.show, name="family-map", needs=CHANGE),
    page(f"{MAP}/history", views.history, name="family-map-history", needs=SEE),
    page(f"{ONE}/withdraw", views.withdraw, name="family-map-withdraw", needs=CHANGE),
    page(f"{ONE}/<slug:section>", views.fill, name="family-map-section", needs=CHANGE),
    page(ECONOMY, economy_views.show, name="family-economy", needs=SEE),
    page(f"{ECONOMY}/<slug:kind>", economy_views.add, name="family-line-add", needs=CHANGE),
    page(f"{ECONOMY}/<slug:kind>/<int:line_id>", economy_views.change, name="family-line", needs=CHANGE),
    page("office/forms", form_views.show, name="office-forms", needs=FORMS),
    page("office/forms/standard", form_views.install, name="office-forms-standard", needs=FORMS),
    page(FORM, form_views.one, name="office-form", needs=FORMS),
    page(f"{FORM}/draft", form_views.draft, name="office-form-draft", needs=FORMS),
    page(f"{FORM}/publish", form_views.publish, name="office-form-publish", needs=FORMS),
    page(f"{FORM}/retire", form_views.retire, name="office-form-retire", needs=FORMS),
    page(f"{FORM}/move", form_views.move, name="office-form-move", needs=FORMS),
    page(f"{FORM}/remove", form_views.remove, name="office-form-remove", needs=FORMS),
    page(f"{FORM}/question", form_views.question, name="office-form-question", needs=FORMS),
]
