"""Entries → certified agreement, and mutants refuted."""
