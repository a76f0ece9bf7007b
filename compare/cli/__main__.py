"""`python -m compare.cli` is `rashomon`."""

import sys

from compare.cli import main

sys.exit(main())
