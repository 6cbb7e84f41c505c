"""Where the app's log goes: all of it to a file, one line each to the terminal."""

from __future__ import annotations

import logging
from logging.handlers import RotatingFileHandler
from pathlib import Path

LIMIT = 5_000_000
# They would log addresses that carry the engine's token.
HUSHED = ("httpx", "httpcore")
# It writes whole tracebacks as messages.
FILE_ONLY = "uvicorn.error"


class OneLine(logging.Formatter):
    """For people: what happened, without the traceback; the file has it."""

    def formatException(self, ei: object) -> str:  # noqa: N802 - the name is logging's
        """Where to look instead."""
        return "(details in the log file)"

    def formatStack(self, stack_info: str) -> str:  # noqa: N802 - the name is logging's
        """Nothing."""
        return ""

    def format(self, record: logging.LogRecord) -> str:
        """Formats a record that has not kept another formatter's traceback."""
        kept, record.exc_text = record.exc_text, None
        try:
            return super().format(record)
        finally:
            record.exc_text = kept


def set_logging(level: str, file: Path) -> None:
    """Logs at this level to stderr and to the file, which is put aside when it grows long."""
    to_file = RotatingFileHandler(file, maxBytes=LIMIT, backupCount=1, encoding="utf-8")
    to_file.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s: %(message)s"))
    to_terminal = logging.StreamHandler()
    to_terminal.setFormatter(OneLine("%(levelname)s: %(message)s"))
    logging.basicConfig(level=level.upper(), handlers=[to_file, to_terminal], force=True)
    for name in HUSHED:
        logging.getLogger(name).setLevel(logging.WARNING)
    apart = logging.getLogger(FILE_ONLY)
    apart.handlers, apart.propagate = [to_file], False
