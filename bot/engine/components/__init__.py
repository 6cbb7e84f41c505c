"""Our own components of the dialogue model's pipeline; they run in the engine's Python (3.10)."""
