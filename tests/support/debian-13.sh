#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
#
# A Debian 13 root below build/, for building and testing with newer libraries.
#
#   debian-13.sh prepare [--fresh]  make it, unless it is there; --fresh: make it anew
#   debian-13.sh enter COMMAND…     run COMMAND in it, in the source folder
#
# The root is made from the mirror that this machine's own apt sources name.
# Its mounts and processes live in namespaces of their own and are gone when
# COMMAND is over, also when it is killed.
set -eu

top=$(cd "$(dirname "$0")/../.." && pwd)
root=$top/build/debian-13/root

# Both steps need root; without a terminal nobody can type a password.
if [ "$(id -u)" != 0 ]; then
  if [ -t 0 ]; then exec sudo sh "$0" "$@"; else exec sudo -n sh "$0" "$@"; fi
fi

case ${1:-} in
  prepare)
    if [ "${2:-}" = --fresh ]; then rm -rf --one-file-system "$top/build/debian-13"; fi
    if [ -e "$root/.clew-complete" ]; then exit 0; fi
    sh "$top/data/install-dependencies" --tests </dev/null
    mirror=$(sh "$top/data/install-dependencies" --print-mirror)
    rm -rf --one-file-system "$root"
    mkdir -p "${root%/*}"
    # A proxy that apt uses here is needed in there as well.
    proxy=
    eval "$(apt-config shell proxy Acquire::http::Proxy)"
    mmdebstrap --variant=apt ${proxy:+--aptopt="Acquire::http::Proxy \"$proxy\""} \
      trixie "$root" "$mirror" </dev/null
    mkdir -p "$root/clew"
    : >"$root/.clew-complete"
    ;;
  enter)
    shift
    [ ! -e /etc/resolv.conf ] || cp -L /etc/resolv.conf "$root/etc/resolv.conf"
    # shellcheck disable=SC2016 # expanded by the inner shell
    exec unshare --mount --pid --fork --kill-child sh -euc '
      root=$1 top=$2
      shift 2
      mount --make-rprivate /
      mount --bind "$top" "$root/clew"
      mount -t proc proc "$root/proc"
      mount --rbind /dev "$root/dev"
      mount --rbind /sys "$root/sys"
      mount -t tmpfs tmpfs "$root/tmp"
      # Packages and tests read the clock and the user from in there, nothing else.
      exec chroot "$root" /usr/bin/env -i HOME=/root LC_ALL=C.UTF-8 ${CI:+CI="$CI"} \
        PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin \
        ${http_proxy:+http_proxy="$http_proxy"} \
        sh -c "cd /clew && exec \"\$@\"" sh "$@"
      ' sh "$root" "$top" "$@" </dev/null
    ;;
  *)
    echo "usage: debian-13.sh prepare | enter COMMAND…" >&2
    exit 2
    ;;
esac
