"""Alembic's scripts. Run through ``records.migrate``."""
