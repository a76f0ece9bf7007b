"""What the tellings of one story say to each other."""
