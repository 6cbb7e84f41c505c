"""Writes a tuned encoder as ONNX with 8-bit weights."""

import logging
import tempfile
import warnings
from pathlib import Path

import torch
from network import Encoder
from onnxruntime.quantization import QuantType, quantize_dynamic

OPSET = 17
"""Understood by the onnxruntime that still runs on Python 3.10."""


def write(encoder: Encoder, path: Path) -> None:
    """Replaces `path`. Its inputs are `ids` and `mask`, its output is `vector`."""
    encoder.eval()
    any_message = torch.ones(2, 7, dtype=torch.long)
    count, length = {0: "messages"}, {0: "messages", 1: "tokens"}
    logging.disable(logging.WARNING)
    with tempfile.TemporaryDirectory() as folder, warnings.catch_warnings():
        warnings.simplefilter("ignore")
        exact = str(Path(folder) / "exact.onnx")
        torch.onnx.export(
            encoder, (any_message, any_message), exact, dynamo=False, opset_version=OPSET,
            input_names=["ids", "mask"], output_names=["vector"],
            dynamic_axes={"ids": length, "mask": length, "vector": count},
        )  # fmt: skip
        quantize_dynamic(
            exact, str(path), weight_type=QuantType.QInt8, per_channel=True,
            op_types_to_quantize=["MatMul", "Gather"],
        )  # fmt: skip
