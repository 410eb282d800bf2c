#!/bin/sh
# Shows the site on this computer while you write. Close the window, or press Ctrl+C, to stop it.
cd "$(dirname "$0")" || exit 1
if [ ! -x .venv/bin/milepost ]; then
  python3 -m venv .venv && .venv/bin/python -m pip install --quiet -r requirements.txt || exit 1
fi
exec .venv/bin/milepost serve --open
