"""Runs the Rasa server on loopback, with our channel and a token, for as long as its parent lives.

    python bot/engine/serve.py --model FILE --port PORT [--parent PID]

Run it in the folder of credentials.yml and endpoints.yml, with AMENDS_ENGINE_TOKEN (guards
both the channel and Rasa's own interface) and AMENDS_ACTIONS_URL in the environment: a token
among the arguments could be read by every user of the machine.
"""

import argparse
import os
import sys

import orphan
import quiet

LOOPBACK = "127.0.0.1"


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Run the dialogue engine on loopback.")
    parser.add_argument("--model", required=True, help="the trained model (.tar.gz)")
    parser.add_argument("--port", required=True, type=int, help="the port on 127.0.0.1")
    parser.add_argument("--parent", type=int, help="end when this process ends")
    return parser.parse_args()


def _refuse_without(*names: str) -> None:
    missing = [name for name in names if not os.environ.get(name)]
    if missing:
        sys.exit(f"set {' and '.join(missing)} in the environment: `amends up` does it for you")


def _serve(model: str, port: int) -> None:
    from rasa.core.run import serve_application
    from rasa.core.utils import AvailableEndpoints
    from rasa.shared.exceptions import RasaException
    from rasa.utils.common import configure_logging_and_warnings
    from rasa.utils.log_utils import configure_structlog

    configure_logging_and_warnings()
    configure_structlog()
    try:
        serve_application(
            model_path=model,
            interface=LOOPBACK,
            port=port,
            credentials="credentials.yml",
            endpoints=AvailableEndpoints.read_endpoints("endpoints.yml"),
            auth_token=os.environ["AMENDS_ENGINE_TOKEN"],
        )
    except RasaException as problem:
        sys.exit(f"the engine cannot start: {problem}")


def main() -> None:
    """Reads the arguments, ties this process to its parent and serves until told to stop."""
    arguments = _arguments()
    if arguments.parent:
        orphan.end_with_parent(arguments.parent)
    _refuse_without("AMENDS_ENGINE_TOKEN", "AMENDS_ACTIONS_URL")
    quiet.hush()
    _serve(arguments.model, arguments.port)


if __name__ == "__main__":
    main()
