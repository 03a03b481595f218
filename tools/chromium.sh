#!/usr/bin/env bash
# Finds a Chromium for the browser tests, or installs the distribution's; prints its path.
set -euo pipefail

find_one() {
    for candidate in ${CHROMIUM:-} chromium chromium-browser google-chrome google-chrome-stable; do
        if command -v "$candidate" >/dev/null && "$candidate" --version >/dev/null 2>&1; then
            command -v "$candidate"
            return
        fi
    done
    return 1
}

as_root() {
    if [ "$(id -u)" -eq 0 ]; then "$@"
    elif command -v sudo >/dev/null && sudo -n true 2>/dev/null; then sudo "$@"
    else return 1; fi
}

find_one && exit
echo "No Chromium found; installing the distribution's." >&2
as_root sh -c 'apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends chromium' >/dev/null || true
find_one && exit
echo "The browser tests need Chromium: run 'sudo apt-get install chromium', or CHROMIUM=/path/to/chrome make test" >&2
exit 1
