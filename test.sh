#!/bin/sh
# Runs every check and closes with "N passed, N failed". ./test.sh unit|integration|e2e|<path> narrows it;
# ./test.sh long runs in full what the default runs in a short form. The logic is in scripts/test.ts.
set -eu
root=$(cd "$(dirname "$0")" && pwd -P)
. "$root/scripts/toolchain.sh"
use_node
use_pnpm
cd "$root"
exec node --disable-warning=ExperimentalWarning "$root/scripts/test.ts" "$@"
