"""Speed, held as ratios inside one run: `python main.py bench [--json] [--python PATH] [NAMES]`."""
