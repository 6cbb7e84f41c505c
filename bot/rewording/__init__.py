"""An optional language model words the practice customer's lines anew. Off unless it is set up."""
