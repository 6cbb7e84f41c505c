"""Stands in for the engine's Python: serves /status as Rasa does, and misbehaves on demand.

FAKE_ENGINE in the environment: "ready" (default), "no-model", "ends", "deaf" (never answers),
"stubborn" (ready, but ignores SIGTERM and leaves a child).
"""

import os
import signal
import subprocess
import sys
import time
from http.server import BaseHTTPRequestHandler, HTTPServer
from urllib.parse import parse_qs, urlparse

MODE = os.environ.get("FAKE_ENGINE", "ready")


class Handler(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        asked = urlparse(self.path)
        right = parse_qs(asked.query).get("token") == [os.environ["AMENDS_ENGINE_TOKEN"]]
        self.send_response(409 if MODE == "no-model" else 200 if right else 401)
        self.end_headers()

    def log_message(self, *_: object) -> None:
        """Quiet."""


def main() -> None:
    port = int(sys.argv[sys.argv.index("--port") + 1])
    print("a line in the log: " + os.environ["AMENDS_ACTIONS_URL"], flush=True)
    if MODE == "ends":
        sys.exit("no module named rasa")
    if MODE == "stubborn":
        signal.signal(signal.SIGTERM, signal.SIG_IGN)
        subprocess.Popen([sys.executable, "-c", "import time; time.sleep(60)"])
    if MODE == "deaf":
        time.sleep(60)
    HTTPServer(("127.0.0.1", port), Handler).serve_forever()


main()
