"""Files of a case: bounded, recognised by what they contain, and kept under a name that says nothing."""

from __future__ import annotations

import hashlib
import uuid

from django.core.files.base import ContentFile, File
from django.db import transaction

from bofast.casework.access.models import User
from bofast.casework.families.models import Family
from bofast.casework.followup.file_kinds import kind_of, without_place
from bofast.casework.followup.models import Document
from bofast.casework.journal import actions as journal
from bofast.casework.journal.deeds import Deed
from bofast.vocabulary.errors import ShownToUser
from bofast.vocabulary.reasons import Reason

LARGEST_BYTES = 20 * 1024 * 1024


@transaction.atomic
def add_document(family: Family, *, title: str, file: File[bytes], by: User) -> Document:
    """Keep a file with the case.

    What it is follows from its first bytes, never from its name; where a picture was taken is left out.

    Raises: ShownToUser, for an empty file, one above 20 MB, or a kind that is not kept.
    """
    if file.size > LARGEST_BYTES:
        raise ShownToUser(Reason.FILE_TOO_LARGE, most_mb=LARGEST_BYTES // 1024 // 1024)
    content = file.read(LARGEST_BYTES + 1)
    if not content:
        raise ShownToUser(Reason.FILE_EMPTY)
    if len(content) > LARGEST_BYTES:
        raise ShownToUser(Reason.FILE_TOO_LARGE, most_mb=LARGEST_BYTES // 1024 // 1024)
    kind = kind_of(content)
    if kind is None:
        raise ShownToUser(Reason.FILE_KIND_NOT_KEPT)
    content = without_place(content, kind=kind)
    document = Document(
        family=family,
        title=title.strip(),
        content_type=kind.content_type,
        size_bytes=len(content),
        sha256=hashlib.sha256(content).hexdigest(),
        recorded_by=by,
    )
    document.file.save(f"{uuid.uuid4().hex}{kind.suffix}", ContentFile(content), save=False)
    document.save()
    journal.record(Deed.DOCUMENT_ADDED, by=by, office=family.office, family_id=family.pk, about=document)
    return document
