"""What the languages are called that families read and speak, by their codes."""

from __future__ import annotations

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

LANGUAGES: dict[str, Promise] = {
    "sq": pgettext_lazy("language", "Albanian"),
    "am": pgettext_lazy("language", "Amharic"),
    "ar": pgettext_lazy("language", "Arabic"),
    "bs": pgettext_lazy("language", "Bosnian"),
    "my": pgettext_lazy("language", "Burmese"),
    "da": pgettext_lazy("language", "Danish"),
    "prs": pgettext_lazy("language", "Dari"),
    "en": pgettext_lazy("language", "English"),
    "fi": pgettext_lazy("language", "Finnish"),
    "fr": pgettext_lazy("language", "French"),
    "de": pgettext_lazy("language", "German"),
    "kl": pgettext_lazy("language", "Greenlandic"),
    "rn": pgettext_lazy("language", "Kirundi"),
    "kmr": pgettext_lazy("language", "Kurdish (Kurmanji)"),
    "ckb": pgettext_lazy("language", "Kurdish (Sorani)"),
    "lv": pgettext_lazy("language", "Latvian"),
    "ln": pgettext_lazy("language", "Lingala"),
    "lt": pgettext_lazy("language", "Lithuanian"),
    "nb": pgettext_lazy("language", "Norwegian (bokmål)"),
    "nn": pgettext_lazy("language", "Norwegian (nynorsk)"),
    "om": pgettext_lazy("language", "Oromo"),
    "ps": pgettext_lazy("language", "Pashto"),
    "fa": pgettext_lazy("language", "Persian"),
    "pl": pgettext_lazy("language", "Polish"),
    "pt": pgettext_lazy("language", "Portuguese"),
    "ro": pgettext_lazy("language", "Romanian"),
    "ru": pgettext_lazy("language", "Russian"),
    "se": pgettext_lazy("language", "Northern Sami"),
    "so": pgettext_lazy("language", "Somali"),
    "es": pgettext_lazy("language", "Spanish"),
    "sw": pgettext_lazy("language", "Swahili"),
    "sv": pgettext_lazy("language", "Swedish"),
    "ta": pgettext_lazy("language", "Tamil"),
    "th": pgettext_lazy("language", "Thai"),
    "ti": pgettext_lazy("language", "Tigrinya"),
    "tr": pgettext_lazy("language", "Turkish"),
    "uk": pgettext_lazy("language", "Ukrainian"),
    "ur": pgettext_lazy("language", "Urdu"),
    "vi": pgettext_lazy("language", "Vietnamese"),
}
"""By the codes of ISO 639. A language that is not here is kept and shown as it was written."""


def language_name(written: str) -> str:
    """What a language is called in the reader's language; what is no code stands as it is written."""
    return str(LANGUAGES.get(written.strip().lower(), written))


def code_of(written: str) -> str:
    """The code of a language that is written by its code or by its name in the reader's language; else as written."""
    plain = written.strip().casefold()
    named = (code for code, name in LANGUAGES.items() if plain in {code, str(name).casefold()})
    return next(named, written.strip())


def language_choices() -> list[tuple[str, str]]:
    """The languages by their names, after the choice of none."""
    named = sorted(((code, str(name)) for code, name in LANGUAGES.items()), key=lambda choice: choice[1])
    return [("", str(_("not known"))), *named]
