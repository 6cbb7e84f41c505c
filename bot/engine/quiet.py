"""What must be in the environment before Rasa is imported: no telemetry, no TensorFlow chatter."""

import os
import warnings

SILENT = {
    "RASA_TELEMETRY_ENABLED": "false",
    "TF_CPP_MIN_LOG_LEVEL": "3",
    "CUDA_VISIBLE_DEVICES": "-1",
    "SQLALCHEMY_SILENCE_UBER_WARNING": "1",
    "TQDM_DISABLE": "1",
    "PYTHONUNBUFFERED": "1",
}


def hush() -> None:
    """Sets the variables (one that is set already stays) and drops deprecation warnings.

    Rasa 3.6 is the last open release: nobody is going to act on them.
    """
    for name, value in SILENT.items():
        os.environ.setdefault(name, value)
    os.environ["RASA_TELEMETRY_ENABLED"] = "false"
    for category in (DeprecationWarning, PendingDeprecationWarning, FutureWarning):
        warnings.simplefilter("ignore", category)
