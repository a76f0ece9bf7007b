"""Whether two passages say the same, word by word: what both say, deny, and count."""
