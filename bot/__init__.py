"""The edges of Amends: command line, web page, chat platforms, settings, start-up."""
