"""Importing this starts Django on data of the benchmark's own; nothing of the reader's register is touched.

KEEP=folder keeps the municipality between runs; without it everything lies in a temporary folder.
"""

from __future__ import annotations

import atexit
import os
import shutil
import tempfile

if "KEEP" not in os.environ:
    # Processes that this one starts import this too: for them it is a kept folder.
    os.environ["KEEP"] = tempfile.mkdtemp(prefix="bofast-bench-")
    atexit.register(shutil.rmtree, os.environ["KEEP"], ignore_errors=True)
os.environ["BOFAST_DATA_DIR"] = os.environ["KEEP"]
os.environ["DJANGO_SETTINGS_MODULE"] = "bofast.config.settings"

import django

django.setup()
