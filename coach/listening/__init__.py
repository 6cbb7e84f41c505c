"""Listens to a call, turn by turn: what was said, what it did, and the one thing worth saying now."""
