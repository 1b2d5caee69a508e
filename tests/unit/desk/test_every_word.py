"""Every deed, role and reason that the code can give has words on the pages."""

import pytest

from bofast.casework.access.roles import Role
from bofast.casework.journal.deeds import Deed
from bofast.desk.journal.wording import DEEDS, ROLES
from bofast.desk.wording import WORDS
from bofast.vocabulary.reasons import Reason


@pytest.mark.parametrize(("codes", "words"), [(Deed, DEEDS), (Role, ROLES), (Reason, WORDS)])
def test_every_code_has_words(codes, words):
    assert not set(codes) - set(words)
