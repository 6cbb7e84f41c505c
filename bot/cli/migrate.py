"""`amends migrate`."""

from __future__ import annotations


def migrate() -> None:
    """Bring the database to the newest version, making it if there is none. `up` does so too.

    Example: `AMENDS_DATABASE_URL=postgresql://localhost/amends amends migrate`
    """
    from bot.startup.progress import Stages
    from records.migrate import upgrade
    from records.settings import load_store_settings
    from records.urls import shown

    url = load_store_settings().database_url
    with Stages(1).stage(f"database {shown(url)}"):
        upgrade(url)
