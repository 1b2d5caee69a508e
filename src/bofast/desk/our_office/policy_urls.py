from django.urls import URLPattern

from bofast.casework.access.roles import Permission
from bofast.desk.our_office import policy
from bofast.desk.permission import page

CHANGE = Permission.CHANGE_POLICY

urlpatterns: list[URLPattern] = [
    page("office/figures", policy.show, name="office-policy", needs=CHANGE),
    page("office/figures/enter", policy.enter, name="office-policy-enter", needs=CHANGE),
    page("office/figures/<int:row_id>/approve", policy.approve, name="office-policy-approve", needs=CHANGE),
    page("office/figures/<int:row_id>/withdraw", policy.withdraw, name="office-policy-withdraw", needs=CHANGE),
]
