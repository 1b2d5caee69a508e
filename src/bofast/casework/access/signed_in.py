"""Who is signed in: asked for on every page, and so with queries that are written once.

A session and its user are read anew on each request, as Django does: a user who is barred, or signed out elsewhere, is
out at once.
"""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from django.contrib.auth.backends import ModelBackend
from django.contrib.sessions.backends import db
from django.contrib.sessions.models import Session
from django.db.models import QuerySet
from django.utils import timezone

from bofast.casework.access.models import User
from bofast.casework.keeping.asked_often import asked_often


class SessionStore(db.SessionStore):
    """Django's sessions in the database."""

    def _get_session_from_db(self) -> Session | None:
        found = _session(key=self.session_key, at=timezone.now()) if self.session_key else []
        if not found:
            self._session_key = None
            return None
        return found[0]


class UserBackend(ModelBackend):
    """Django's users with a passphrase."""

    def get_user(self, user_id: UUID) -> User | None:
        found = _user(key=user_id)
        return found[0] if found and self.user_can_authenticate(found[0]) else None


@asked_often()
def _session(*, key: str, at: datetime) -> QuerySet[Session]:
    return Session.objects.filter(session_key=key, expire_date__gt=at)


@asked_often()
def _user(*, key: UUID) -> QuerySet[User]:
    return User.objects.filter(pk=key)
