"""Importing this starts Django on data of the benchmark's own; nothing of the reader's register is touched.

KEEP=folder keeps the municipality between runs; without it everything lies in a temporary folder.
"""

from __future__ import annotations

import atexit
import os
import shutil
import tempfile

if "KEEP" in os.environ:
    os.environ["BOFAST_DATA_DIR"] = os.environ["KEEP"]
else:
    os.environ["BOFAST_DATA_DIR"] = tempfile.mkdtemp(prefix="bofast-bench-")
    atexit.register(shutil.rmtree, os.environ["BOFAST_DATA_DIR"], ignore_errors=True)
os.environ["DJANGO_SETTINGS_MODULE"] = "bofast.config.settings"

import django

django.setup()
