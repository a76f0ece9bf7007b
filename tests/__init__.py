"""The tests; a package, since another distribution brings a top-level `tests` of its own."""
