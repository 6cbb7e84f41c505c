"""The memory: every recovery, turn, card and promise, kept in SQLite or PostgreSQL."""
