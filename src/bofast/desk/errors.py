"""What a reader sees when a page is not there or has failed, in the reader's language and in our frame."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render


def failed(request: HttpRequest) -> HttpResponse:
    """Django shows a bare page by default; this one has the frame, as far as it can be had."""
    return render(request, "500.html", status=500)
