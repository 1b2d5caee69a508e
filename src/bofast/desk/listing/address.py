"""The address of a list as it was asked for, and those beside it: another page, another order, one filter less."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import QueryDict


@dataclass(frozen=True, slots=True)
class ListAddress:
    """Where a list stands, and what the reader has asked of it: filters, order and page."""

    url: str
    asked: QueryDict

    @property
    def pages(self) -> str:
        """The list as it is narrowed and ordered; ends in `page=`, for a number behind it."""
        return self._with(page="")

    def without(self, *names: str) -> str:
        """The list from its first page, with some filters less."""
        return self._with(*names)

    def ordered(self, sort: str) -> str:
        """The list from its first page, in another order."""
        return self._with(sort=sort)

    def _with(self, *removed: str, **added: str) -> str:
        asked = self.asked.copy()
        for name in ("page", *removed, *added):
            asked.pop(name, None)
        for name, value in added.items():
            asked[name] = value
        return f"{self.url}?{asked.urlencode()}"
