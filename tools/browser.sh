#!/usr/bin/env bash
# Finds a Chromium and what drives it, or installs them from the distribution; prints Chromium's path.
set -euo pipefail
cd "$(dirname "$0")/.."

find_chromium() {
    for candidate in ${CHROMIUM:-} chromium chromium-browser google-chrome google-chrome-stable; do
        if command -v "$candidate" >/dev/null && "$candidate" --version >/dev/null 2>&1; then
            command -v "$candidate"
            return
        fi
    done
    return 1
}

# Playwright brings its driver as a program of its own, which needs a library that small systems lack.
driver_runs() { .venv/lib/python3.*/site-packages/playwright/driver/node --version >/dev/null 2>&1; }

install() {
    echo "Installing $1 for the browser tests." >&2
    local command="apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $1"
    if [ "$(id -u)" -eq 0 ]; then sh -c "$command" >/dev/null
    elif command -v sudo >/dev/null && sudo -n true 2>/dev/null; then sudo sh -c "$command" >/dev/null
    else return 1; fi
}

driver_runs || install libatomic1 || true
if ! driver_runs; then
    echo "The browser tests need a library: run 'sudo apt-get install libatomic1'." >&2
    exit 1
fi
find_chromium >/dev/null || install chromium || true
if ! find_chromium; then
    echo "The browser tests need Chromium: run 'sudo apt-get install chromium', or CHROMIUM=/path/to/chrome make test" >&2
    exit 1
fi
