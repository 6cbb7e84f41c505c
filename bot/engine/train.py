"""Trains the dialogue model from the Rasa files in the current folder.

python bot/engine/train.py --out FOLDER --name NAME      writes FOLDER/NAME.tar.gz
"""

import argparse
import sys

import orphan
import quiet


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Train the dialogue model.")
    parser.add_argument("--out", required=True, help="the folder the model is written to")
    parser.add_argument("--name", required=True, help="its file name, without .tar.gz")
    parser.add_argument("--parent", type=int, help="end when this process ends")
    return parser.parse_args()


def _train(out: str, name: str) -> None:
    from rasa.model_training import train
    from rasa.shared.exceptions import RasaException
    from rasa.utils.common import configure_logging_and_warnings
    from rasa.utils.log_utils import configure_structlog

    configure_logging_and_warnings()
    configure_structlog()
    try:
        result = train(
            "domain.yml", "config.yml", ["data"], output=out, fixed_model_name=name,
            force_training=True,
        )  # fmt: skip
    except RasaException as problem:
        sys.exit(f"training failed: {problem}")
    if result.code != 0 or not result.model:
        sys.exit(f"training failed: Rasa ended with code {result.code}")


def main() -> None:
    """Trains once; the exit code is 0 only if the model was written."""
    arguments = _arguments()
    if arguments.parent:
        orphan.end_with_parent(arguments.parent)
    quiet.hush()
    _train(arguments.out, arguments.name)


if __name__ == "__main__":
    main()
