#!/bin/bash
# SPDX-License-Identifier: GPL-3.0-or-later
#
# The control of headless.sh: it returns the command's status, gives the command the desktop
# that was asked for, and leaves no process and no file behind, whatever the command does.
set -u
harness=$(cd "$(dirname "$0")" && pwd)/headless.sh
notes=$(mktemp -d /tmp/clew-test-headless.XXXXXX) || exit 99
trap 'rm -rf -- "$notes"' EXIT
# Who runs these tests may sit in a harness too; its variables must not decide anything here.
count=0 failures=0

check() {
  local what=$1
  shift
  count=$((count + 1))
  if "$@"; then
    echo "ok $count - $what"
  else
    echo "not ok $count - $what"
    failures=$((failures + 1))
  fi
}

equal() {
  [ "$1" = "$2" ] || {
    echo "# got: $1, wanted: $2"
    return 1
  }
}

status_is() {
  local wanted=$1
  shift
  "$@" >/dev/null 2>&1
  equal $? "$wanted"
}

# Written by a command inside: the private folder, and every process that the harness started.
# shellcheck disable=SC2016
readonly note='echo "${HOME%/home}" >"$1.root"
  grep -ls "^PPid:.$PPID\$" /proc/[0-9]*/status | grep -o "[0-9][0-9]*" >"$1.pids"
  echo "${DISPLAY-}" >"$1.display"'

# What is left of the run that left the notes $1; prints one line for each finding.
leftovers() {
  local root pid number
  [ -s "$1.root" ] && [ -s "$1.pids" ] || echo 'the command left no note'
  root=$(cat "$1.root")
  [ ! -e "$root" ] || echo "folder $root"
  grep -lzxsF "HOME=$root/home" /proc/[0-9]*/environ
  while read -r pid; do
    # A process that is only waiting for init to collect it is gone.
    grep -sq '^State:[[:space:]]*[^Z[:space:]]' "/proc/$pid/status" && echo "process $pid"
    number=$(sed 's/^://' "$1.display")
    [ -n "$number" ] && grep -sqw "$pid" "/tmp/.X$number-lock" && echo "lock of display $number"
  done <"$1.pids"
}

leaves_nothing() {
  local found
  found=$(leftovers "$1")
  [ -z "$found" ] || {
    echo "# left: $found"
    return 1
  }
}

leaves_something() {
  [ -n "$(leftovers "$1")" ]
}

secrets_default='gdbus call --session -d org.freedesktop.secrets -o /org/freedesktop/secrets
  -m org.freedesktop.Secret.Service.ReadAlias default'
secrets_locked='gdbus call --session -d org.freedesktop.secrets
  -o /org/freedesktop/secrets/collection/login -m org.freedesktop.DBus.Properties.Get
  org.freedesktop.Secret.Collection Locked'

echo 'TAP version 13'

check 'status 0 is returned' status_is 0 "$harness" --no-display true
check 'status 7 is returned' status_is 7 "$harness" sh -c 'exit 7'
# shellcheck disable=SC2016
check 'death by a signal is returned' status_is 137 "$harness" --no-display sh -c 'kill -KILL $$'
check 'a command that is not there is 127' status_is 127 "$harness" --no-display /no/such/command
check 'no command is an error of the harness' status_is 99 "$harness" --no-display
check 'an unknown option is refused' status_is 99 "$harness" --no-desktop true
check 'an unknown keyring is refused' status_is 99 "$harness" --keyring open true
check 'a bad display is refused' status_is 99 "$harness" --display 100 true
check 'arguments and input arrive whole' equal \
  "$(echo 'a line' | "$harness" --no-display sh -c 'cat; printf "%s|" "$@"' _ 'one two' '' '*')" \
  'a line
one two||*|'

"$harness" sh -c "$note" _ "$notes/plain"
check 'nothing is left' leaves_nothing "$notes/plain"
"$harness" --no-display --keyring locked sh -c "$note" _ "$notes/bare"
check 'nothing is left without a display' leaves_nothing "$notes/bare"

mkfifo "$notes/go"
"$harness" sh -c "$note; echo up >\"\$1.up\"; cat \"\$2\" >/dev/null" _ "$notes/open" "$notes/go" &
until [ -s "$notes/open.up" ]; do sleep .02; done
check 'control: the search sees a run that is not over' leaves_something "$notes/open"
echo >"$notes/go"
wait $!
check 'nothing is left once it is over' leaves_nothing "$notes/open"

# shellcheck disable=SC2016
"$harness" sh -c "$note"'
  setsid sleep 1000 &
  setsid sh -c "trap \"\" TERM HUP; echo up >\"$1.up\"; while :; do sleep 1000; done" _ "$1" &
  until [ -s "$1.up" ]; do sleep .02; done
  echo stray >"$HOME/file"; echo stray >"$(mktemp)"; exit 5' _ "$notes/stray"
check 'the status comes back past stray processes' equal $? 5
check 'stray processes and files are cleared away' leaves_nothing "$notes/stray"

"$harness" sh -c "$note; echo up >\"\$1.up\"; exec sleep 1000" _ "$notes/ended" &
until [ -s "$notes/ended.up" ]; do sleep .02; done
kill -TERM $!
wait $!
check 'a harness that is told to end says so' equal $? 143
check 'and leaves nothing' leaves_nothing "$notes/ended"

# shellcheck disable=SC2016
check 'the folders are private' equal "$("$harness" --no-display sh -c '
  for folder in "$HOME" "$TMPDIR" "$XDG_RUNTIME_DIR" "$XDG_DATA_HOME" "$XDG_CONFIG_HOME" \
    "$XDG_CACHE_HOME" "$XDG_STATE_HOME"; do
    case $folder in /tmp/clew-headless.*/*) stat -c %a "$folder" ;; *) echo "$folder" ;; esac
  done' | sort -u)" 700
# shellcheck disable=SC2016
check 'there is no display where none is wanted' equal \
  "$(DISPLAY=:77 WAYLAND_DISPLAY=w "$harness" --no-display \
    sh -c 'echo "${DISPLAY-none} ${WAYLAND_DISPLAY-none}"')" \
  'none none'
check 'the display has the size asked for' equal \
  "$("$harness" --display 1024x600 xdotool getdisplaygeometry)" '1024 600'
# shellcheck disable=SC2086
check 'the accessibility bus comes when asked' equal "$("$harness" gdbus call --session \
  -d org.a11y.Bus -o /org/a11y/bus -m org.a11y.Bus.GetAddress | cut -c 1-7)" "('unix:"

# shellcheck disable=SC2086
{
  check 'unlocked: there is a default keyring' equal \
    "$("$harness" --no-display $secrets_default)" \
    "(objectpath '/org/freedesktop/secrets/collection/login',)"
  check 'unlocked: it is open' equal "$("$harness" --no-display $secrets_locked)" '(<false>,)'
  check 'locked: there is a default keyring' equal \
    "$("$harness" --no-display --keyring locked $secrets_default)" \
    "(objectpath '/org/freedesktop/secrets/collection/login',)"
  check 'locked: it is locked' equal \
    "$("$harness" --no-display --keyring locked $secrets_locked)" '(<true>,)'
  check 'none: nobody answers' equal \
    "$("$harness" --keyring none $secrets_default 2>&1 | grep -o 'ServiceUnknown')" ServiceUnknown
}

# shellcheck disable=SC2016
say='echo "$DISPLAY $HOME $DBUS_SESSION_BUS_ADDRESS"'
"$harness" sh -c "$say >\"\$1\"; cat \"\$2\" >/dev/null" _ "$notes/first" "$notes/go" &
until [ -s "$notes/first" ]; do sleep .02; done
"$harness" sh -c "$say" >"$notes/second"
echo >"$notes/go"
wait
check 'two side by side share nothing' equal \
  "$(cat "$notes/first" "$notes/second" | tr ' ' '\n' | sort -u | wc -l)" 6

echo "1..$count"
[ "$failures" = 0 ]
