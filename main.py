"""Livable Terms: the program. Every command is wired in game/cli.py."""
import sys

from game import cli

if __name__ == "__main__":
    sys.exit(cli.main())
