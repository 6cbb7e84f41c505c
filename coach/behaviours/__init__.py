"""What the coach does in answer to a message: one behaviour a module, each a pure function of the turn."""
