#!/usr/bin/env bash
# Makes the virtual environment .venv with a Python that Chronofil runs on.
# Falls back from venv to virtualenv to the distribution's package; says the remedy in one line.
set -euo pipefail
cd "$(dirname "$0")/.."

fits() { "$1" -c 'import sys; sys.exit(not (3, 11) <= sys.version_info[:2] <= (3, 13))' >/dev/null 2>&1; }

as_root() {
    if [ "$(id -u)" -eq 0 ]; then "$@"
    elif command -v sudo >/dev/null && sudo -n true 2>/dev/null; then sudo "$@"
    else return 1; fi
}

python=
for candidate in ${PYTHON:-} python3 python3.13 python3.12 python3.11; do
    if fits "$candidate"; then python=$candidate; break; fi
done
if [ -z "$python" ]; then
    echo "Chronofil needs Python 3.11, 3.12 or 3.13 and found none: apt-get install python3 python3-venv, or make PYTHON=/path/to/python3.12" >&2
    exit 1
fi

make_it() {
    rm -rf .venv
    "$python" -m venv .venv >/dev/null 2>&1 && return
    rm -rf .venv
    "$python" -m virtualenv -q .venv >/dev/null 2>&1
}

version=$("$python" -c 'import sys; print("%d.%d" % sys.version_info[:2])')
if ! make_it; then
    echo "The Python at $(command -v "$python") has no venv module; installing it." >&2
    as_root sh -c "apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends python$version-venv" >/dev/null || true
    if ! make_it; then
        echo "Cannot make a virtual environment: run 'sudo apt-get install python$version-venv', then the same command again." >&2
        exit 1
    fi
fi
echo "Python $version in .venv"
