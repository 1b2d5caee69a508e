"""The settings of the tests: the real ones, on data of their own, and quick where speed proves nothing."""

import atexit
import os
import shutil
import tempfile

os.environ["BOFAST_DATA_DIR"] = tempfile.mkdtemp(prefix="bofast-tests-")
atexit.register(shutil.rmtree, os.environ["BOFAST_DATA_DIR"], ignore_errors=True)

from bofast.config.settings import *

# A file rather than memory: the same journal and locks as in use, also for the server that a journey talks to.
if "sqlite3" in DATABASES["default"]["ENGINE"]:
    DATABASES["default"]["TEST"] = {"NAME": str(DATA_DIRECTORY / "test.sqlite3")}
DATABASES["default"]["CONN_MAX_AGE"] = 0

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
STORAGES = {**STORAGES, "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}}
# Styles and scripts come from where they lie, not from a collected copy.
STATIC_ROOT.mkdir(exist_ok=True)
WHITENOISE_USE_FINDERS = True
