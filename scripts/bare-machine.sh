#!/usr/bin/env bash
# Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0
#
# Tries the README's commands on a machine that has nothing: a Debian minimal root with Node, npm, git and certificates,
# into which HEAD is cloned, started once and tested. The log goes from the first line to `N passed, 0 failed`.
#
#   sudo scripts/bare-machine.sh [--user] [stage ...]
#
# --user runs the commands as an ordinary user instead of root. Stages are those of npm test; without any, all run.
#
#   BARE_MACHINE_FOLDER  where the root is built (default: a temporary folder that is removed at the end; a folder of
#                        your own is kept, and the system in it used again)
#   BARE_MACHINE_SUITE   the Debian suite (default: this machine's, or stable)
#   BARE_MACHINE_MIRROR  the Debian mirror (default: this machine's)
#   BARE_MACHINE_NODE    the Node on the machine (default: 20, the oldest that is promised)
#   BARE_MACHINE_LOG     the log (default: logs/bare-machine.log)
#
# Needs Linux, root, debootstrap, unshare, Node, npm and git.
set -euo pipefail

ROOT="$(cd "$(dirname "$0")/.." && pwd)"
SUITE="${BARE_MACHINE_SUITE:-}"
MIRROR="${BARE_MACHINE_MIRROR:-}"
NODE="${BARE_MACHINE_NODE:-20}"
LOG="${BARE_MACHINE_LOG:-$ROOT/logs/bare-machine.log}"
WHO=root

say() { printf '\n## %s (%s s)\n' "$1" "$SECONDS"; }
refuse() { printf '%s\n' "$1" >&2; exit 1; }

check_this_machine() {
  [ "$(uname -s)" = Linux ] || refuse 'A bare machine can be made on Linux only.'
  [ "$(id -u)" = 0 ] || refuse 'Making a bare machine takes root: run this with sudo.'
  local tool
  for tool in debootstrap unshare node npm git; do
    command -v "$tool" > /dev/null || refuse "Making a bare machine takes $tool: install it first."
  done
}

# Processes and mounts of the bare machine are in namespaces of their own, so that none outlives this script.
enter_namespaces() {
  [ -z "${BARE_MACHINE_INSIDE:-}" ] || return 0
  mkdir -p "$(dirname "$LOG")"
  export BARE_MACHINE_INSIDE=1
  local status=0
  unshare --mount --pid --fork --kill-child "$0" "$@" 2>&1 | tee "$LOG" || status=$?
  printf '\nThe log is %s\n' "$LOG"
  exit "$status"
}

debian_suite() {
  # shellcheck disable=SC1091
  (. /etc/os-release && [ "${ID:-}" = debian ] && printf %s "${VERSION_CODENAME:-}") || printf stable
}

debian_mirror() {
  # Lists what apt gets its packages from: of those for this suite, the first.
  apt-get indextargets --format '$(SITE) $(RELEASE)' 2> /dev/null |
    awk -v suite="$1" '$2 == suite { print $1; exit }'
}

build_system() {
  local system="$1" suite="${SUITE:-$(debian_suite)}"
  local mirror="${MIRROR:-$(debian_mirror "$suite")}"
  [ ! -e "$system/.complete" ] || return 0
  rm -rf "$system"
  say "A Debian $suite with git and certificates"
  debootstrap --variant=minbase --include=ca-certificates,git "$suite" "$system" ${mirror:+"$mirror"} > "$system.log" 2>&1 ||
    { tail -n 20 "$system.log"; refuse 'debootstrap failed.'; }
  say "Node $NODE and npm"
  local packed="$system/tmp/packed" architecture
  architecture="$(node -p process.arch)"
  mkdir -p "$packed" "$system/usr/local/lib/node_modules/npm"
  (cd "$packed" && npm pack --silent "node-linux-$architecture@$NODE" "npm@10" > /dev/null)
  tar -xzf "$packed"/node-linux-*.tgz -C "$system/usr/local" --strip-components=1 package/bin
  tar -xzf "$packed"/npm-*.tgz -C "$system/usr/local/lib/node_modules/npm" --strip-components=1
  ln -s ../lib/node_modules/npm/bin/npm-cli.js "$system/usr/local/bin/npm"
  rm -r "$packed"
  touch "$system/.complete"
}

# Through which the machine reaches the network, and nothing else of this one.
copy_network_settings() {
  local system="$1" key value
  cp -L /etc/resolv.conf /etc/hosts "$system/etc/"
  local certificates="${NODE_EXTRA_CA_CERTS:-/etc/ssl/certs/ca-certificates.crt}"
  [ ! -e "$certificates" ] || cp -L "$certificates" "$system/etc/ssl/certs/ca-certificates.crt"
  mkdir -p "$system/usr/local/etc"
  for key in registry proxy https-proxy noproxy; do
    value="$(npm config get "$key")"
    case "$value" in '' | null | undefined) ;; *) printf '%s=%s\n' "$key" "$value" ;; esac
  done > "$system/usr/local/etc/npmrc"
  printf 'cafile=/etc/ssl/certs/ca-certificates.crt\n' >> "$system/usr/local/etc/npmrc"
}

mount_system() {
  local system="$1"
  mount --make-rprivate /
  mount --bind "$system" "$system"
  mount -t proc proc "$system/proc"
  # As large as in a container by default.
  mount -t tmpfs -o size=64m,mode=1777 tmpfs "$system/dev/shm"
}

# Runs a command as somebody who has just signed in.
inside() {
  local home=/root
  [ "$WHO" = root ] || home="/home/$WHO"
  chroot --userspec="$WHO" "$SYSTEM" /usr/bin/env -i HOME="$home" PATH=/usr/local/bin:/usr/bin:/bin \
    NODE_EXTRA_CA_CERTS=/etc/ssl/certs/ca-certificates.crt \
    /bin/sh -c 'cd "$HOME" && '"$1"
}

# npm start until it says that it is ready, then Ctrl-C.
start_and_interrupt() {
  local output="$SYSTEM/tmp/start.log" portal
  : > "$output"
  set -m
  inside 'cd studio-access && exec npm start' > "$output" 2>&1 &
  local group=$!
  set +m
  tail -n +1 -f --pid="$group" "$output" &
  until grep -q '^Ready in' "$output"; do
    kill -0 "$group" 2> /dev/null || refuse 'npm start ended by itself.'
    sleep 1
  done
  portal="$(sed -n 's/^  Portal  *//p' "$output")"
  printf '$ ask for %s\n' "$portal"
  inside "node -e 'fetch(process.argv[1]).then(a => console.log(a.status, a.headers.get(\"content-type\")))' '$portal'"
  printf '$ Ctrl-C\n'
  kill -INT -- "-$group"
  local status=0
  wait "$group" || status=$?
  # npm's own after an interruption.
  [ "$status" = 130 ] || [ "$status" = 0 ] || refuse "npm start ended with exit code $status after Ctrl-C."
  wait
}

main() {
  if [ "${1:-}" = --user ]; then WHO=developer; shift; fi
  FOLDER="${BARE_MACHINE_FOLDER:-}"
  if [ -z "$FOLDER" ]; then
    FOLDER="$(mktemp -d)"
    trap 'umount -R "$SYSTEM" 2> /dev/null; rm -rf --one-file-system "$FOLDER"' EXIT
  fi
  mkdir -p "$FOLDER"
  SYSTEM="$FOLDER/system"
  build_system "$FOLDER/pristine"
  rm -rf --one-file-system "$SYSTEM"
  cp -a "$FOLDER/pristine" "$SYSTEM"
  copy_network_settings "$SYSTEM"
  mount_system "$SYSTEM"
  [ "$WHO" = root ] || chroot "$SYSTEM" useradd --create-home "$WHO"
  git -C "$ROOT" bundle create --quiet "$SYSTEM/tmp/studio-access.bundle" HEAD
  chmod a+r "$SYSTEM/tmp/studio-access.bundle"
  printf '%s, as %s, with Node %s, npm %s, %s, and no more than these:\n' \
    "$(sed -n 's/^PRETTY_NAME=//p' "$SYSTEM/etc/os-release")" "$WHO" \
    "$(inside 'node --version')" "$(inside 'npm --version')" "$(inside 'git --version')"
  chroot "$SYSTEM" dpkg-query -W -f '${Package} ' | fold -s -w 120
  say 'git clone'
  inside 'git -c advice.detachedHead=false clone /tmp/studio-access.bundle studio-access'
  say 'npm start'
  start_and_interrupt
  say "npm test${*:+ -- $*}"
  inside "cd studio-access && exec npm test${*:+ -- $*}"
  say 'Done'
}

check_this_machine
enter_namespaces "$@"
main "$@"
