from django.urls import URLPattern

from bofast.casework.access.roles import Permission
from bofast.desk.families.changing import households, moves, people, protection
from bofast.desk.families.listing import protections
from bofast.desk.families.listing import views as listing
from bofast.desk.families.page import views as family
from bofast.desk.permission import page

SEE, CHANGE = Permission.SEE_FAMILIES, Permission.CHANGE_FAMILIES
ONE = "families/<uuid:family_id>"

urlpatterns: list[URLPattern] = [
    page("families", listing.show, name="families", needs=SEE),
    page("families/list.<slug:kind>", listing.export, name="families-export", needs=SEE),
    page("families/filters/save", listing.save_view, name="families-save", needs=SEE),
    page("families/filters/<int:view_id>/remove", listing.forget_view, name="families-forget", needs=SEE),
    page("families/protections", protections.show, name="protections", needs=Permission.SEE_PROTECTED),
    page("families/add", people.add_family, name="family-add", needs=CHANGE),
    page(ONE, family.show, name="family", needs=SEE),
    page(f"{ONE}/open", protection.open_with_reason, name="family-open", needs=SEE),
    page(f"{ONE}/name", households.change, name="family-change", needs=CHANGE),
    page(f"{ONE}/split", households.split, name="family-split", needs=CHANGE),
    page(f"{ONE}/join", households.join, name="family-join", needs=CHANGE),
    page(f"{ONE}/workers", households.workers, name="family-workers", needs=CHANGE),
    page(f"{ONE}/workers/<int:worker_id>/end", households.end_worker, name="family-worker-end", needs=CHANGE),
    page(f"{ONE}/members/add", people.add_member, name="family-member-add", needs=CHANGE),
    page(
        f"{ONE}/members/<int:membership_id>/leaves",
        households.member_leaves,
        name="family-member-leaves",
        needs=CHANGE,
    ),
    page(f"{ONE}/people/merge", people.merge, name="person-merge", needs=CHANGE),
    page(f"{ONE}/people/merge/<int:event_id>/undo", people.undo_merge, name="person-merge-undo", needs=CHANGE),
    page(f"{ONE}/people/<uuid:person_id>", people.change_person, name="person-change", needs=CHANGE),
    page(f"{ONE}/people/<uuid:person_id>/protect", protection.protect, name="person-protect", needs=CHANGE),
    page(f"{ONE}/protections/<int:protection_id>/end", protection.end, name="protection-end", needs=CHANGE),
    page(f"{ONE}/move", moves.move, name="family-move", needs=CHANGE),
    page(f"{ONE}/moves/<uuid:occupancy_id>/out", moves.move_out, name="family-move-out", needs=CHANGE),
    page(f"{ONE}/moves/<uuid:occupancy_id>/correct", moves.correct, name="family-move-correct", needs=CHANGE),
]
