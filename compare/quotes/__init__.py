"""Quotations: where they are, who is said to have said them, and what became of each in every telling."""
