#!/bin/sh
# Starts Halen Desk with everything it needs. ./start.sh --help lists the flags; the logic is in scripts/start.ts.
set -eu
root=$(cd "$(dirname "$0")" && pwd -P)
. "$root/scripts/toolchain.sh"
use_node
use_pnpm
exec node --disable-warning=ExperimentalWarning "$root/scripts/start.ts" "$@"
