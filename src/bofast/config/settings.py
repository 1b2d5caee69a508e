"""Django's settings. Everything that differs between machines comes from the environment."""

from __future__ import annotations

import os
from pathlib import Path

from django.utils.translation import gettext_lazy as _

from bofast.casework.keeping.sqlite import use_mended_sqlite
from bofast.config import environment

use_mended_sqlite()

SOURCE = Path(__file__).resolve().parent.parent
DATA_DIRECTORY = environment.data_directory()

DEBUG = environment.flag("BOFAST_DEBUG", default=False)
SECRET_KEY = environment.secret("BOFAST_SECRET_KEY", kept_in=DATA_DIRECTORY / "secret-key")
FIELD_KEY = environment.secret("BOFAST_FIELD_KEY", kept_in=DATA_DIRECTORY / "field-key")
ALLOWED_HOSTS = environment.words("BOFAST_HOSTS", default=["localhost", "127.0.0.1", "[::1]"])
CSRF_TRUSTED_ORIGINS = environment.words("BOFAST_ORIGINS", default=[])

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "django.contrib.postgres",
    "bofast.design",
    "django_htmx",
    "django_tasks",
    "django_tasks_db",
    "bofast.casework.keeping",
    "bofast.casework.access",
    "bofast.casework.journal",
    "bofast.casework.runs",
    "bofast.casework.policy",
    "bofast.casework.homes",
    "bofast.casework.families",
    "bofast.casework.tenancies",
    "bofast.casework.mapping",
    "bofast.casework.followup",
    "bofast.casework.ownership",
    "bofast.casework.lettings",
    "bofast.casework.programmes",
    "bofast.casework.figures",
    "bofast.casework.intake",
    "bofast.desk",
    "bofast.jobs",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "csp.middleware.CSPMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "bofast.desk.middleware.StaffLanguage",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "bofast.desk.middleware.NeverStored",
    "bofast.desk.middleware.OfficeDesk",
    "bofast.desk.sent_once.SentOnce",  # last: it does the view itself, for those whom the desk has let in
]

ROOT_URLCONF = "bofast.config.urls"
WSGI_APPLICATION = "bofast.config.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": sorted([*SOURCE.glob("*/*/templates"), *SOURCE.glob("*/*/*/templates")]),
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "django.contrib.messages.context_processors.messages",
                "bofast.desk.shell.shell",
            ],
            "builtins": ["django.templatetags.i18n", "django.templatetags.static"],
        },
    }
]
FORM_RENDERER = "bofast.design.drawing.FieldRenderer"

DATABASES = {
    "default": (
        environment.postgresql(os.environ["DATABASE_URL"])
        if os.environ.get("DATABASE_URL")
        else environment.sqlite(DATA_DIRECTORY / "bofast.sqlite3")
    )
}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

AUTH_USER_MODEL = "access.User"
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
LOGIN_URL = "sign-in"
LOGIN_REDIRECT_URL = "home"
LOGOUT_REDIRECT_URL = "sign-in"

LANGUAGE_CODE = "nb"
LANGUAGES = [("nb", _("Norwegian Bokmål")), ("da", _("Danish")), ("en", _("English"))]
LOCALE_PATHS = sorted(path for path in SOURCE.glob("**/locale") if path.is_dir())
LANGUAGE_COOKIE_SAMESITE = "Lax"
USE_TZ = True
TIME_ZONE = "Europe/Oslo"

STATIC_URL = "/static/"
STATIC_ROOT = DATA_DIRECTORY / "static"
MEDIA_ROOT = DATA_DIRECTORY / "documents"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
# Uploads are bounded before anything reads them.
DATA_UPLOAD_MAX_MEMORY_SIZE = 5 * 1024 * 1024
FILE_UPLOAD_MAX_MEMORY_SIZE = 2 * 1024 * 1024
BOFAST_UPLOAD_LIMIT_BYTES = 50 * 1024 * 1024

SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
SESSION_ENGINE = "bofast.casework.access.signed_in"
AUTHENTICATION_BACKENDS = ["bofast.casework.access.signed_in.UserBackend"]
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_AGE = 10 * 60 * 60
CSRF_COOKIE_HTTPONLY = True
# Plain http is for one's own machine only; a server behind TLS sets this.
BEHIND_TLS = environment.flag("BOFAST_BEHIND_TLS", default=False)
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = BEHIND_TLS
SECURE_SSL_REDIRECT = BEHIND_TLS
SECURE_HSTS_SECONDS = 31_536_000 if BEHIND_TLS else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = BEHIND_TLS
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if BEHIND_TLS else None
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": ["'self'"],
        "img-src": ["'self'", "data:"],
        "object-src": ["'none'"],
        "base-uri": ["'none'"],
        "form-action": ["'self'"],
        "frame-ancestors": ["'none'"],
    }
}

TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}
# What can be asked for as a run, and the room that does it. A page asks by name, since it may not know `jobs`.
BOFAST_RUNS = {
    "check_sheet": "bofast.jobs.bring_in.check_sheet",
    "bring_in_sheet": "bofast.jobs.bring_in.bring_in_sheet",
    "divide_area": "bofast.jobs.divide_area.divide_area",
    "compare_all": "bofast.jobs.compare_all.compare_all",
    "try_policy": "bofast.jobs.try_policy.try_policy",
    "weigh_homes": "bofast.jobs.weigh_homes.weigh_homes",
    "settle_offers": "bofast.jobs.settle_offers.settle_offers",
    "run_letting": "bofast.jobs.run_letting.run_letting",
    "price_rules": "bofast.jobs.price_rules.price_rules",
    "replay_letting": "bofast.jobs.replay_letting.replay_letting",
    "explain_letting": "bofast.jobs.explain_letting.explain_letting",
}
# Where `bofast import` has its words from: `jobs` may not know the desk either.
BOFAST_IMPORT_WORDS = "bofast.desk.intake.terminal"

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"plain": {"format": "{asctime} {levelname} {name} {message}", "style": "{"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "plain"}},
    "root": {"handlers": ["console"], "level": "INFO"},
}
