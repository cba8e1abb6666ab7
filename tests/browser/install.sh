#!/usr/bin/env bash
# Install Chromium for the tests in a browser, where that is allowed; otherwise say what will not be run.
set -uo pipefail

for name in "${CHROMIUM:-chromium}" chromium-browser google-chrome google-chrome-stable chrome; do
  command -v "$name" >/dev/null && exit 0
done

install=(apt-get install --yes --no-install-recommends chromium fonts-dejavu-core)
if ! command -v apt-get >/dev/null; then
  why="there is no apt-get"
elif [ "$(id -u)" = 0 ]; then
  as=()
elif sudo -n true 2>/dev/null; then
  as=(sudo -n)
else
  why="that needs root, or sudo without a password"
fi
if [ -z "${why:-}" ]; then
  echo "Installing Chromium for the tests in a browser ..."
  log=$(mktemp)
  if { "${as[@]}" apt-get update && "${as[@]}" "${install[@]}"; } >"$log" 2>&1 && command -v chromium >/dev/null; then
    exit 0
  fi
  why="apt-get could not: $(grep --max-count=1 '^[EW]:' "$log" || tail --lines=1 "$log")"
fi
echo "Chromium is not here and was not installed ($why): the tests in tests/browser will not be run." >&2
