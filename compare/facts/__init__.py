"""What a sentence states, as values with the span that states them: figures, dates, names, cues."""
