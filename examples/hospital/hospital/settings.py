"""Settings: SQLite in the current folder, or PostgreSQL where ``PGHOST`` says so. Two lines are of healthgov."""

import os
from pathlib import Path

FOLDER = Path(os.environ.get("HOSPITAL_FOLDER", "."))
SECRET_KEY = os.environ.get("HOSPITAL_SECRET", "only for trying it out")
ALLOWED_HOSTS = ["127.0.0.1", "localhost"]
INSTALLED_APPS = [
    "django.contrib.contenttypes",
    "django.contrib.auth",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.admin",
    "healthgov.integrations.django",
    "hospital.apps.HospitalConfig",
]
HEALTHGOV = {"SCHEDULE": "healthgov.fr.Retention", "PUBLIC_ARCHIVES": False}  # the hospital is a private one
MIDDLEWARE = [
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
]
ROOT_URLCONF = "hospital.urls"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ]
        },
    }
]
DATABASES = {
    "default": {"ENGINE": "django.db.backends.postgresql", "NAME": "postgres", "USER": "postgres", "HOST": host}
    if (host := os.environ.get("PGHOST"))
    else {"ENGINE": "django.db.backends.sqlite3", "NAME": FOLDER / "hospital.db"}
}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
USE_TZ = True
TIME_ZONE = "Europe/Paris"
MEDIA_ROOT = FOLDER / "media"
STATIC_URL = "static/"
