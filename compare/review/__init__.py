"""What a reviewer decided: kept at once, found again on the next run, expired when the passage changed."""
