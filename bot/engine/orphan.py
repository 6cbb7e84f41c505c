"""See that the engine ends when the app that started it does, however that ended."""

import ctypes
import os
import signal
import sys
import threading
import time

PR_SET_PDEATHSIG = 1
POLL_SECONDS = 1.0


def end_with_parent(parent: int) -> None:
    """Asks for SIGTERM when process `parent` ends; exits at once if it already has.

    Linux tells us by itself. Elsewhere a thread looks every second.
    """
    if sys.platform.startswith("linux"):
        ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGTERM)
    elif hasattr(os, "getppid"):
        threading.Thread(target=_watch, args=(parent,), daemon=True).start()
    # It may have ended before we asked.
    if hasattr(os, "getppid") and sys.platform != "win32" and os.getppid() != parent:
        sys.exit("the app that started this engine has ended")


def _watch(parent: int) -> None:
    while os.getppid() == parent:
        time.sleep(POLL_SECONDS)
    os.kill(os.getpid(), signal.SIGTERM)
