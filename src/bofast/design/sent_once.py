"""The one-time number of a form: made when the form is shown, taken when it is sent in and done."""

from __future__ import annotations

import uuid

from django.utils.html import format_html
from django.utils.safestring import SafeString

NUMBER = "once"
"""The name of the hidden field."""


def one_time_number() -> SafeString:
    """A hidden field with a number that no other form has."""
    return format_html('<input type="hidden" name="{}" value="{}">', NUMBER, uuid.uuid4())
