"""The command line: one module per command, loaded when it is asked for.

Standard output carries results, standard error all talk. Exit status: 0 nothing found, 1 divergences,
2 trouble, 130 interrupted.
"""

from compare.cli.program import main

__all__ = ["main"]
