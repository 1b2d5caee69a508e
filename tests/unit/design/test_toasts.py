"""Messages to the next page, with a way back."""

import pytest
from django.contrib import messages
from django.contrib.messages.storage.base import Message

from bofast.design.parts import Press, Sent
from bofast.design.toasts import Undo, _packed, toast_of


def test_an_undo_comes_back_as_a_button_that_posts_the_same():
    undo = Undo("/steps/7/undo", (Sent("version", "3"),))

    shown = toast_of(Message(messages.SUCCESS, "The step is done.", extra_tags=_packed(undo)))

    assert isinstance(shown.undo, Press)
    assert (shown.undo.url, shown.undo.sends) == (undo.url, undo.sends)


@pytest.mark.parametrize("tags", [None, "", "safe", "undo"])
def test_a_message_of_others_is_shown_without_undo(tags):
    shown = toast_of(Message(messages.ERROR, "No.", extra_tags=tags))

    assert (shown.text, shown.level, shown.undo) == ("No.", "error", None)
