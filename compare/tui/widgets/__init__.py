"""The parts of the review screen; each draws what it was given and knows no other."""
