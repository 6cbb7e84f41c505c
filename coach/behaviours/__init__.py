"""What the coach does in answer to a message: a module each, pure functions of the turn."""
