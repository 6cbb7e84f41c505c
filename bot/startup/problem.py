"""What can stop a start, said in words."""

from __future__ import annotations

import errno
from collections.abc import Iterator
from contextlib import contextmanager


class StartupError(Exception):
    """Amends cannot start; the text says what is wrong and what to do about it."""


ADVICE = {
    errno.ENOSPC: "the disk is full. Free some space",
    errno.EDQUOT: "your quota is used up. Free some space",
    errno.EACCES: "you may not write there. Change its owner, or set AMENDS_HOME to another folder",
    errno.EPERM: "you may not write there. Change its owner, or set AMENDS_HOME to another folder",
    errno.EROFS: "the disk is read-only. Set AMENDS_HOME to another folder",
    errno.ENOENT: "it is not there and cannot be made. Set AMENDS_HOME to another folder",
    errno.ENOTDIR: "part of that path is a file. Set AMENDS_HOME to a folder",
    errno.EEXIST: "a file is in the way. Set AMENDS_HOME to a folder",
}


@contextmanager
def in_words(what: str) -> Iterator[None]:
    """Turns an error of the operating system inside the block into a StartupError."""
    try:
        yield
    except OSError as problem:
        advice = ADVICE.get(problem.errno or 0, f"{problem.strerror or problem}")
        where = f" ({problem.filename})" if problem.filename else ""
        raise StartupError(f"{what}{where}: {advice}, then start again.") from None
