"""`python -m bot` is the `amends` program."""

from bot.cli.main import run

run()
