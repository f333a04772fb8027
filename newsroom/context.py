from django.conf import settings


def site(request) -> dict:
    """What every page says of the site."""
    return {
        "site_name": settings.SITE_NAME,
        "licence": settings.DATA_LICENCE,
        "licence_url": settings.DATA_LICENCE_URL,
    }
