"""Importing this starts Django: commands import it first, so that their other imports can stand at the top."""

import os

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "bofast.config.settings")
django.setup()
