"""Where texts come from: files, their sentences and their language."""
