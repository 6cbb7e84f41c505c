"""What a turn and a start cost, measured on the whole program as a person runs it."""
