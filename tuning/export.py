"""Writes a tuned encoder as ONNX with 8-bit weights."""

import logging
import tempfile
import warnings
from collections.abc import Collection
from pathlib import Path

import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import nn

OPSET = 17
"""Understood by the onnxruntime that still runs on Python 3.10."""


def write(
    encoder: nn.Module, path: Path, outputs: list[str], by_piece: Collection[str] = ()
) -> None:
    """Replaces `path`. Its inputs are `ids` and `mask`, its outputs are named `outputs`.

    Those `by_piece` have a number for each piece of a message, the others a row for each message.
    """
    encoder.eval()
    any_message = torch.ones(2, 7, dtype=torch.long)
    count, length = {0: "messages"}, {0: "messages", 1: "tokens"}
    axes = {name: length if name in by_piece else count for name in outputs}
    logging.disable(logging.WARNING)
    with tempfile.TemporaryDirectory() as folder, warnings.catch_warnings():
        warnings.simplefilter("ignore")
        exact = str(Path(folder) / "exact.onnx")
        torch.onnx.export(
            encoder, (any_message, any_message), exact, dynamo=False, opset_version=OPSET,
            input_names=["ids", "mask"], output_names=outputs,
            dynamic_axes={"ids": length, "mask": length, **axes},
        )  # fmt: skip
        quantize_dynamic(
            exact, str(path), weight_type=QuantType.QInt8, per_channel=True,
            op_types_to_quantize=["MatMul", "Gather"],
        )  # fmt: skip
