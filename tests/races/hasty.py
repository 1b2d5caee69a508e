"""The faults that the kill test must find: a write that comes after its answer, and a write in pieces."""

from __future__ import annotations

import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect

from bofast.casework.followup import actions as followup

WRITES_AFTER_S = 0.05


class AnswersBeforeItWrites:
    """Redirect at once; do the work a moment later, in a thread."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response
        self.afterwards = ThreadPoolExecutor(max_workers=1)

    def __call__(self, request: HttpRequest) -> HttpResponse:
        request.body  # noqa: B018 - read before the connection goes on to the next request
        self.afterwards.submit(self._write, request)
        return HttpResponseRedirect("/")

    def _write(self, request: HttpRequest) -> None:
        time.sleep(WRITES_AFTER_S)
        self.get_response(request)


class WritesInPieces:
    """Let every statement of a conversation stand by itself, as if its action were not atomic."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response
        followup.write_contact = followup.write_contact.__wrapped__  # type: ignore[attr-defined]

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)
