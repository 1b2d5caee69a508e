"""Identity numbers at rest: AES-256-GCM bound to the row, and a blind index to find them by.

A stored value is `1.` + base64url(nonce + ciphertext + tag). The associated data is
`table.column:pk`, so that a ciphertext moved to another row no longer opens.
"""

from __future__ import annotations

import base64
import hashlib
import hmac
import os
from functools import lru_cache

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.conf import settings

VERSION = "1."
NONCE_BYTES = 12


class CannotOpen(Exception):
    """The key is another, or the value was moved or changed."""


@lru_cache(maxsize=4)
def _key(purpose: str, root: str) -> bytes:
    return hmac.new(bytes.fromhex(root), purpose.encode(), hashlib.sha256).digest()


def seal(value: str, *, place: str) -> str:
    """Encrypt a value for one place (`table.column:pk`)."""
    nonce = os.urandom(NONCE_BYTES)
    sealed = AESGCM(_key("field", settings.FIELD_KEY)).encrypt(nonce, value.encode(), place.encode())
    return VERSION + base64.urlsafe_b64encode(nonce + sealed).decode()


def unseal(stored: str, *, place: str) -> str:
    """Decrypt a value.

    Raises: CannotOpen, when the place or the key is not the one it was sealed with.
    """
    raw = base64.urlsafe_b64decode(stored.removeprefix(VERSION))
    try:
        opened = AESGCM(_key("field", settings.FIELD_KEY)).decrypt(raw[:NONCE_BYTES], raw[NONCE_BYTES:], place.encode())
    except InvalidTag as wrong:
        raise CannotOpen(f"The value at {place.partition(':')[0]} does not open with this key") from wrong
    return opened.decode()


def blind_index(value: str) -> str:
    """The same for the same value, and of no use without the key."""
    return hmac.new(_key("index", settings.FIELD_KEY), value.encode(), hashlib.sha256).hexdigest()
