"""What can be wrong with the store. Each message says what to do."""

from __future__ import annotations


class StoreError(Exception):
    """The store could not do its work; nothing of the unit at hand was saved."""


class StoreSettingsError(StoreError):
    """AMENDS_HOME or AMENDS_DATABASE_URL can't be used."""


class StoreBusy(StoreError):
    """Another process held the store, or the same case, for too long. Trying again helps."""


class StoreFull(StoreError):
    """Nothing can be written: the disk is full, or the database is read-only."""


class StoreUnreachable(StoreError):
    """The database can't be opened at all: wrong address, no rights, server down, damaged file."""


class StoreNotMigrated(StoreError):
    """The tables are missing, or belong to another version of Amends."""


class StaleRecovery(StoreError):
    """Someone else changed the recovery after it was loaded. Load it again, then change it."""
