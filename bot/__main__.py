"""`python -m bot` is the `amends` program."""

from bot.cli.main import run

if __name__ == "__main__":  # a process that the app starts beside itself imports this again
    run()
