"""Lean sources → verified facts about declarations."""
