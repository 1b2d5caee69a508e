from django.urls import URLPattern

from bofast.casework.access.roles import Permission
from bofast.desk.letting.offers import answering, sending, views
from bofast.desk.permission import page

SEE, LET = Permission.SEE_LETTINGS, Permission.LET_HOMES
ONE = "letting/offers/<uuid:offer_id>/"

urlpatterns: list[URLPattern] = [
    page("letting/offers/", views.show_list, name="letting-offers", needs=SEE),
    page(ONE, views.show, name="letting-offer", needs=SEE),
    page("letting/vacancies/<uuid:vacancy_id>/offer/", sending.send, name="letting-offer-send", needs=LET),
    page(f"{ONE}accept/", answering.accept, name="letting-offer-accept", needs=LET),
    page(f"{ONE}refuse/", answering.refuse, name="letting-offer-refuse", needs=LET),
    page(f"{ONE}withdraw/", answering.withdraw, name="letting-offer-withdraw", needs=LET),
    page(f"{ONE}complete/", answering.complete, name="letting-offer-complete", needs=LET),
]
