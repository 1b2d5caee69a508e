from django.urls import URLPattern

from bofast.casework.access.roles import Permission
from bofast.desk.permission import page
from bofast.desk.plan import buying_views, outcome_views, printed, views

HERE = "families/<uuid:family_id>"

urlpatterns: list[URLPattern] = [
    page(f"{HERE}/plan", printed.show, name="family-plan", needs=Permission.SEE_FAMILIES),
    page(f"{HERE}/goals/add", views.add_goal, name="goal-add", needs=Permission.FOLLOW_UP),
    page(f"{HERE}/goals/<int:goal_id>", views.change_goal, name="goal-change", needs=Permission.FOLLOW_UP),
    page(f"{HERE}/steps/add", views.add_step, name="step-add", needs=Permission.FOLLOW_UP),
    page(f"{HERE}/steps/<uuid:step_id>/done", views.complete_step, name="step-done", needs=Permission.FOLLOW_UP),
    page(f"{HERE}/steps/<uuid:step_id>/drop", views.drop_step, name="step-drop", needs=Permission.FOLLOW_UP),
    page(f"{HERE}/steps/<uuid:step_id>/move", views.move_step, name="step-move", needs=Permission.FOLLOW_UP),
    page(f"{HERE}/contacts/add", views.add_contact, name="contact-add", needs=Permission.FOLLOW_UP),
    page(f"{HERE}/consents/add", views.add_consent, name="consent-add", needs=Permission.FOLLOW_UP),
    page(
        f"{HERE}/consents/<int:consent_id>/withdraw",
        views.withdraw_consent,
        name="consent-withdraw",
        needs=Permission.FOLLOW_UP,
    ),
    page(f"{HERE}/documents/add", views.add_document, name="document-add", needs=Permission.FOLLOW_UP),
    page(f"{HERE}/documents/<uuid:document_id>", views.document, name="document", needs=Permission.SEE_FAMILIES),
    page(f"{HERE}/partners/add", views.add_partner, name="partner-add", needs=Permission.FOLLOW_UP),
    page(f"{HERE}/follow-up/begin", outcome_views.begin_follow_up, name="follow-up-begin", needs=Permission.FOLLOW_UP),
    page(f"{HERE}/follow-up/end", outcome_views.end_follow_up, name="follow-up-end", needs=Permission.FOLLOW_UP),
    page(f"{HERE}/outcomes/add", outcome_views.add_outcome, name="outcome-add", needs=Permission.FOLLOW_UP),
    page(
        f"{HERE}/checkpoints/<int:checkpoint_id>",
        outcome_views.record_checkpoint,
        name="checkpoint-record",
        needs=Permission.FOLLOW_UP,
    ),
    page(
        "proposals/<uuid:proposal_id>/decide",
        outcome_views.decide,
        name="proposal-decide",
        needs=Permission.DECIDE_LOANS,
    ),
    page("undo/<uuid:reversal_id>", views.undo, name="plan-undo", needs=Permission.SEE_FAMILIES),
    page(f"{HERE}/buying", buying_views.show, name="family-buying", needs=Permission.SEE_FAMILIES),
    page(f"{HERE}/loans/add", buying_views.apply_for_loan, name="family-loan-apply", needs=Permission.PROPOSE_LOANS),
    page(
        f"{HERE}/loans/<uuid:case_id>/recommend",
        buying_views.recommend,
        name="family-loan-recommend",
        needs=Permission.PROPOSE_LOANS,
    ),
    page(
        f"{HERE}/loans/<uuid:case_id>/grant",
        buying_views.grant,
        name="family-loan-grant",
        needs=Permission.DECIDE_LOANS,
    ),
    page(
        f"{HERE}/loans/<uuid:case_id>/refuse",
        buying_views.refuse,
        name="family-loan-refuse",
        needs=Permission.DECIDE_LOANS,
    ),
    page(
        f"{HERE}/loans/<uuid:case_id>/withdraw",
        buying_views.withdraw,
        name="family-loan-withdraw",
        needs=Permission.PROPOSE_LOANS,
    ),
    page(f"{HERE}/purchase", buying_views.record_purchase, name="family-purchase-add", needs=Permission.PROPOSE_LOANS),
    page(
        f"{HERE}/purchases/<uuid:purchase_id>/back",
        buying_views.take_back_purchase,
        name="family-purchase-back",
        needs=Permission.PROPOSE_LOANS,
    ),
]
