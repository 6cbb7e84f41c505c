"""Practice: a simulated customer who reacts to what the trainee says, and feedback that teaches."""
