import pytest


@pytest.fixture(autouse=True)
def quick_passwords(settings):
    """Hashing a password as safely as in earnest takes half a second."""
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
