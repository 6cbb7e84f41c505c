"""The judgement: pure logic and language analysis. No Rasa, no web, no database."""
