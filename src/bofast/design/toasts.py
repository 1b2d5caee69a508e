"""Messages to the next page, with a way back: `toast(request, "The step is done.", undo=...)`."""

from __future__ import annotations

import json
from dataclasses import dataclass

from django.contrib import messages
from django.contrib.messages.storage.base import Message
from django.http import HttpRequest
from django.utils.translation import gettext

from bofast.design.parts import Press, Sent, Toast, Weight


@dataclass(frozen=True, slots=True)
class Undo:
    """Where to post to take back what was just done, and what to send along."""

    url: str
    sends: tuple[Sent, ...] = ()


def toast(request: HttpRequest, text: str, *, undo: Undo | None = None, level: int = messages.SUCCESS) -> None:
    """Tell on the next page what was done, with an undo button where there is a way back."""
    messages.add_message(request, level, text, extra_tags=_packed(undo) if undo else "")


def toast_of(message: Message) -> Toast:
    """The part that shows a waiting message. A message with other tags than ours is shown without undo."""
    undo = _unpacked(message.extra_tags or "")
    return Toast(text=str(message), level=message.level_tag, undo=_button(undo) if undo else None)


def _packed(undo: Undo) -> str:
    return json.dumps({"undo": undo.url, "sends": {sent.name: sent.value for sent in undo.sends}})


def _unpacked(tags: str) -> Undo | None:
    if not tags.startswith('{"undo"'):
        return None
    packed = json.loads(tags)
    return Undo(packed["undo"], tuple(Sent(name, value) for name, value in packed["sends"].items()))


def _button(undo: Undo) -> Press:
    return Press(label=gettext("Undo"), url=undo.url, sends=undo.sends, weight=Weight.TERTIARY)
