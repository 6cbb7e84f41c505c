"""Reads messages with a trained model, in the engine's Python (3.10); imports nothing of ours.

python benchmarks/engine_reader.py MODEL < messages.json > readings.json

In: a JSON list of texts. Out: for each text its ranking of intents, [[name, confidence], …], and
the milliseconds that reading it took.
"""

import asyncio
import json
import logging
import os
import sys
import time
import warnings
from pathlib import Path

RANKED = 8


async def read(model: str, texts: list[str]) -> list[dict[str, object]]:
    """The readings of all texts; the first is read twice, so that nothing is still to be loaded."""
    from rasa.core.agent import Agent

    agent, readings = Agent.load(model), []
    await agent.parse_message(texts[0])
    for text in texts:
        begun = time.perf_counter()
        parsed = await agent.parse_message(text)
        spent = (time.perf_counter() - begun) * 1000
        ranking = [(guess["name"], guess["confidence"]) for guess in parsed["intent_ranking"]]
        readings.append({"ranking": ranking[:RANKED], "ms": spent})
    return readings


def main() -> None:
    """Reads standard input, answers on standard output; all else goes to standard error."""
    warnings.filterwarnings("ignore")
    os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"
    logging.disable(logging.WARNING)
    sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "bot" / "engine"))
    answers, sys.stdout = sys.stdout, sys.stderr
    json.dump(asyncio.run(read(sys.argv[1], json.load(sys.stdin))), answers)


if __name__ == "__main__":
    main()
