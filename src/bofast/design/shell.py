"""What the frame of every page shows: the desk fills it in as `shell`, with only what the role may see."""

from __future__ import annotations

from dataclasses import dataclass, field

from django.conf import settings
from django.utils.translation import get_language, get_language_info

from bofast.design.parts.navigation import Tabs


@dataclass(frozen=True, slots=True)
class NavigationItem:
    """A place in the top line. `key` is the letter that goes there after `g`."""

    label: str
    url: str
    current: bool = False
    key: str = ""


@dataclass(frozen=True, slots=True)
class Shell:
    """The frame: where one can go, search, who is signed in. A place of many rooms has them as tabs."""

    navigation: tuple[NavigationItem, ...] = field(default=())
    rooms: Tabs | None = None
    home_url: str = "/"
    search_url: str = ""
    suggest_url: str = ""
    user_name: str = ""
    office_name: str = ""
    account_url: str = ""
    sign_out_url: str = ""
    language_url: str = ""
    about_url: str = ""


@dataclass(frozen=True, slots=True)
class Language:
    """A language that the reader can choose, by its own name."""

    code: str
    name: str
    current: bool


def languages() -> tuple[Language, ...]:
    """What there is to choose from, and what is read now."""
    now = get_language()
    return tuple(Language(code, get_language_info(code)["name_local"], code == now) for code, _ in settings.LANGUAGES)
