"""Every form that a page shows, read from the page itself and filled in as a reader would."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, TypeAlias

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone
from lxml import html

from bofast.casework.access.roles import Permission
from tests.factories.users import PASSWORD
from tests.integration.access.addresses import addresses

Hands: TypeAlias = dict[Permission, Client]
"""A signed-in colleague for every permission."""
Sent: TypeAlias = dict[str, Any]

ASKED_WITH = {
    "families": "status=mapped",
    "office-policy-enter": "parameter=guidance_rates/adults",
    "office-form-question": "concept=",
}
"""What some pages want to know in their address before they show a form."""
OF_NO_CASE = {"set_language", "sign-in", "sign-out", "parts", "parts-page"}
"""Nothing is written of any case there."""
TO_WRITE: dict[str, Sent] = {
    "account": {
        "old_password": PASSWORD,
        "new_password1": "et helt nytt passord",
        "new_password2": "et helt nytt passord",
    },
    "proposal-decide": {"approve": "1"},
    "family-join": {"reference": "F-ANNEN"},
    "family-move": {"home": "FRI-1"},
    "family-purchase-add": {"home": "FRI-1"},
    "office-policy-enter": {"value": "1000", "group_lives_as": "single", "last_day": "2027-12-31"},
    "office-form-question": {"concept": "home.new_question", "type": "bool", "choices": ""},
}
"""What only somebody who knows the office can write there."""
AMOUNTS = {"amount", "earmarked", "price", "rent_per_month", "price_small", "price_middle", "price_large"} | {
    "running_costs"
}
PNG = b"\x89PNG\r\n\x1a\n" + b"\0" * 32


@dataclass(frozen=True, slots=True)
class Field:
    """One field as the page shows it."""

    name: str
    kind: str
    """The type of an input, or `select` or `textarea`."""
    required: bool
    value: str
    options: tuple[str, ...] = ()

    @property
    def is_choice(self) -> bool:
        return bool(self.options)


@dataclass(frozen=True, slots=True)
class ShownForm:
    """A form that posts: on which page, to where, by whom, with which fields."""

    page: str
    url: str
    client: Client
    fields: tuple[Field, ...]

    def __str__(self) -> str:
        return f"{self.page} -> {self.url}"

    def filled(self) -> Sent:
        """What a reader sends who fills in all that must be, and leaves the rest as it stands."""
        sent = {field.name: field.value or _something(field) for field in self.fields} | TO_WRITE.get(self.page, {})
        return {name: value for name, value in sent.items() if value != ""}


def _something(field: Field) -> Any:
    if field.kind == "file":
        return SimpleUploadedFile("bilde.png", PNG)
    if field.kind in {"checkbox", "radio"} or (field.kind == "select" and field.required):
        return next((option for option in field.options if option), "")
    if not field.required:
        return ""
    if field.name in AMOUNTS:
        return "1000"
    return {"date": timezone.localdate().isoformat(), "number": "1"}.get(field.kind, "Et lengre ord")


def shown_forms(things: Mapping[str, object], *, hands: Hands) -> Iterator[ShownForm]:
    """The forms of every page that somebody may see."""
    for address in addresses(things):
        if address.name in OF_NO_CASE or address.needs not in hands:
            continue
        query = ASKED_WITH.get(address.name, "")
        for client in dict.fromkeys([hands[address.needs], *hands.values()]):
            response = client.get(f"{address.url}?{query}")
            if response.status_code == 200 and b"<form" in response.getvalue():
                yield from _forms_in(response.getvalue(), page=address.name, url=address.url, to=client)
            if response.status_code in {200, 405}:
                break


def _forms_in(content: bytes, *, page: str, url: str, to: Client) -> Iterator[ShownForm]:
    """Those of the page itself; the frame around it (language, search, sign out) is the same everywhere."""
    seen: set[str] = set()
    for form in html.document_fromstring(content.decode()).forms:
        where = form.action or url
        is_of_frame = form.xpath("ancestor::header|ancestor::footer|ancestor::nav") or where.startswith("/undo/")
        if form.method == "POST" and not is_of_frame and (form.action is None or where not in seen):
            seen.add(where)
            yield ShownForm(page, where, to, tuple(_fields(form)))


def _fields(form: Any) -> Iterator[Field]:
    named: dict[str, list[Any]] = {}
    for element in form.xpath(".//input[@name]|.//select[@name]|.//textarea[@name]"):
        named.setdefault(element.get("name"), []).append(element)
    for name, elements in named.items():
        yield _field(name, elements)


def _field(name: str, elements: list[Any]) -> Field:
    first = elements[0]
    kind = first.get("type", "text") if first.tag == "input" else first.tag
    required = any("required" in element.attrib for element in elements)
    match kind:
        case "select":
            options = tuple(first.xpath(".//option/@value"))
            chosen = first.xpath(".//option[@selected]/@value") or options  # a browser sends the first
            return Field(name, kind, required, "".join(chosen[:1]), options)
        case "checkbox" | "radio":
            options = tuple(element.get("value") for element in elements if element.get("value"))
            chosen = [element.get("value", "on") for element in elements if "checked" in element.attrib]
            return Field(name, kind, required, "".join(chosen[:1]), options)
        case "textarea":
            return Field(name, kind, required, (first.text or "").strip())
        case _:
            return Field(name, kind, required, first.get("value", ""))
