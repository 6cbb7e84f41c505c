"""Drafts scenarios to practise on from past recoveries, without what tells who the customer was."""
