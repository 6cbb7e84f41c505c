"""The `amends` program: one command a file, registered in main.py."""
