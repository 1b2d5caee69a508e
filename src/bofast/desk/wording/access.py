"""Words for what users and roles refuse."""

from django.utils.translation import gettext_lazy as _

from bofast.vocabulary.reasons import Reason

WORDS = {
    Reason.USER_NAME_IN_USE: _("There is a user with this name. Choose another."),
}
