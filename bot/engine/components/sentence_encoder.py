"""Turns a message into a vector of its meaning: a small encoder, tuned on messages like these.

The n-grams of the stock pipeline know a message by its letters; this knows it by what it says, so
that "he can't stand the waiting" and "she's fed up queueing" lie side by side. The weights are one
ONNX file beside this module; `tuning/` makes them again.
"""

from pathlib import Path
from typing import Any

import numpy
from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.nlu.constants import FEATURIZER_CLASS_ALIAS
from rasa.nlu.featurizers.dense_featurizer.dense_featurizer import DenseFeaturizer
from rasa.shared.nlu.constants import FEATURE_TYPE_SENTENCE, TEXT
from rasa.shared.nlu.training_data.features import Features
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

WEIGHTS = Path(__file__).parent / "encoder"
LONGEST = 64
"""Tokens read of a message; what is longer says what it wants before that."""


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.MESSAGE_FEATURIZER, is_trainable=False)
class SentenceEncoder(DenseFeaturizer, GraphComponent):
    """One dense vector for the whole sentence; there are none for its tokens."""

    @staticmethod
    def required_packages() -> list[str]:
        """Beyond what Rasa itself needs."""
        return ["onnxruntime", "tokenizers"]

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        """`scale`: length of the vector, which is its weight beside counted n-grams."""
        return {**DenseFeaturizer.get_default_config(), "scale": 6.0}

    def __init__(self, config: dict[str, Any], name: str) -> None:
        """Loads the weights; reading a message then takes about 3 ms on one core."""
        super().__init__(name, config)
        from onnxruntime import InferenceSession, SessionOptions
        from tokenizers import Tokenizer

        options = SessionOptions()
        # More threads gain nothing on a sentence, and would spin beside the server's own.
        options.intra_op_num_threads = options.inter_op_num_threads = 1
        self._session = InferenceSession(str(WEIGHTS / "encoder.onnx"), options)
        self._tokenizer = Tokenizer.from_file(str(WEIGHTS / "tokenizer.json"))
        self._tokenizer.no_padding()
        self._tokenizer.enable_truncation(LONGEST)

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> "SentenceEncoder":
        """Makes the component; it is the same before and after training."""
        return cls(config, execution_context.node_name)

    @classmethod
    def validate_config(cls, config: dict[str, Any]) -> None:
        """Refuses a scale that would silence the vector."""
        if config["scale"] <= 0:
            raise ValueError("SentenceEncoder: 'scale' must be above 0")

    def process(self, messages: list[Message]) -> list[Message]:
        """Adds the vector to each message that has a text."""
        for message in messages:
            text = message.get(TEXT)
            if text:
                message.add_features(self._features(text))
        return messages

    def process_training_data(self, training_data: TrainingData) -> TrainingData:
        """Adds the vector to each training message."""
        self.process(training_data.training_examples)
        return training_data

    def vector(self, text: str) -> numpy.ndarray:
        """The meaning of `text`: 384 numbers whose squares add up to 1.

        One text at a time, as in training: in a batch the rounding of int8 would differ a little.
        """
        tokens = self._tokenizer.encode(text)
        given = {"ids": [tokens.ids], "mask": [tokens.attention_mask]}
        found: numpy.ndarray = self._session.run(
            ["vector"], {name: numpy.array(row, dtype=numpy.int64) for name, row in given.items()}
        )[0]
        return found[0]

    def _features(self, text: str) -> Features:
        return Features(
            self.vector(text)[None, :] * self._config["scale"],
            FEATURE_TYPE_SENTENCE,
            TEXT,
            self._config[FEATURIZER_CLASS_ALIAS],
        )
