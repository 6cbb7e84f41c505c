"""Rasa's custom actions: one a module, thin.

They load the case, ask the coach, and write the record.
"""
