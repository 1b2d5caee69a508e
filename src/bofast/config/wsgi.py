"""The server's entry point (granian, gunicorn or any WSGI server)."""

import gc
import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "bofast.config.settings")
application = get_wsgi_application()

# What a start loads stays for good: a request's collections need not walk through it again and again.
gc.collect()
gc.freeze()
gc.set_threshold(20_000, 20, 50)
