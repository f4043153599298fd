#!/usr/bin/env bash
# Whether tor takes docs/operations/torrc.example, with its folder in a scratch place. Needs Debian's package tor.
set -euo pipefail
cd "$(dirname "$0")/.."
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
chmod 700 "$scratch"
sed "s|^HiddenServiceDir .*|HiddenServiceDir $scratch/site|" docs/operations/torrc.example >"$scratch/torrc"
tor --verify-config --defaults-torrc /dev/null --DataDirectory "$scratch/data" -f "$scratch/torrc" | tee "$scratch/said"
# An option that this tor was built without, or will not know any more, is only warned of.
! grep -E '\[(warn|err)\]' "$scratch/said" | grep -v 'running Tor as root'
