"""The faults that the kill test must find: a write that comes after its answer, and a write in pieces."""

from __future__ import annotations

import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

from django.db.transaction import Atomic
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect

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
    """Let every statement stand by itself, as if no action were atomic."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response
        Atomic.__enter__ = lambda _self: None  # type: ignore[method-assign]
        Atomic.__exit__ = lambda _self, *_trouble: None  # type: ignore[method-assign]

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)
