"""Runs in the engine's Python: what the sentence encoder makes of texts, as JSON."""

import json
import sys
import warnings
from typing import Any

warnings.filterwarnings("ignore")

from components.sentence_encoder import SentenceEncoder  # noqa: E402
from rasa.shared.nlu.constants import TEXT  # noqa: E402
from rasa.shared.nlu.training_data.message import Message  # noqa: E402


def main() -> None:
    """Answers the request on standard input: texts to read, or a config to check."""
    asked: dict[str, Any] = json.load(sys.stdin)
    config = {**SentenceEncoder.get_default_config(), **asked.get("config", {})}
    try:
        SentenceEncoder.validate_config(config)
    except ValueError as problem:
        json.dump({"refused": str(problem)}, sys.stdout)
        return
    encoder = SentenceEncoder(config, "encoder")
    messages = encoder.process([Message({TEXT: text} if text else {}) for text in asked["texts"]])
    found = [message.get_dense_features(TEXT)[1] for message in messages]
    vectors = [features.features[0].tolist() if features else None for features in found]
    json.dump({"vectors": vectors}, sys.stdout)


if __name__ == "__main__":
    main()
