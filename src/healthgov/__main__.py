"""``python -m healthgov``: the command line."""

import sys

from healthgov.cli import main

if __name__ == "__main__":
    sys.exit(main())
