#!/bin/bash
# SPDX-License-Identifier: GPL-3.0-or-later
#
# headless.sh [--keyring unlocked|locked|none] [--display WIDTHxHEIGHT | --no-display] [--] COMMAND…
#
# Runs COMMAND in a desktop of its own and returns COMMAND's exit status: private HOME, XDG and
# temporary folders, a virtual display, a session bus that starts nothing but the accessibility
# bus and the keyring's prompter, and a keyring. This is the only way in which tests that need
# a display or a keyring run, so that none can touch the keyring of the person who runs them.
#
#   --keyring unlocked   (default) an empty keyring, open, no prompt needed
#   --keyring locked     the same after a restart: it exists and is locked. Its password is
#                        in CLEW_TEST_KEYRING_PASSWORD for tests that type it at the prompt
#   --keyring none       nobody offers org.freedesktop.secrets and nothing can start it
#   --display WxH        (default 1280x900) size of the screen
#   --no-display         no X server, DISPLAY unset; no prompt can ever appear
#
# Status 99 means that the harness itself failed and says why on standard error. It works as
# root in a container and as a user, and any number may run side by side. When it returns,
# no process that COMMAND or the harness started is alive and no file is left.
#
# shellcheck disable=SC2317 # what a trap calls is not unreachable
set -u
umask 077

readonly patience=30 # seconds to wait for any one helper before giving up
readonly password=headless

keyring=unlocked
screen=1280x900
root=
command_pid='' x_pid='' bus_pid='' keyring_pid=''

give_up() {
  echo "headless.sh: $*" >&2
  exit 99
}

while [ $# -gt 0 ]; do
  case $1 in
    --keyring)
      [ $# -ge 2 ] || give_up '--keyring needs unlocked, locked or none'
      keyring=$2
      shift 2
      ;;
    --display)
      [ $# -ge 2 ] || give_up '--display needs WIDTHxHEIGHT'
      screen=$2
      shift 2
      ;;
    --no-display)
      screen=
      shift
      ;;
    --)
      shift
      break
      ;;
    -*) give_up "unknown option $1" ;;
    *) break ;;
  esac
done
[ $# -gt 0 ] || give_up 'no command to run'
case $keyring in
  unlocked | locked | none) ;;
  *) give_up "--keyring is unlocked, locked or none, not $keyring" ;;
esac
[[ -z $screen || $screen =~ ^[1-9][0-9]*x[1-9][0-9]*$ ]] ||
  give_up "--display is WIDTHxHEIGHT, not $screen"

# Ends one of our own children. A helper that does not leave when asked is
# killed, because nothing may be left behind.
end() {
  local pid=$1 tries
  [ -n "$pid" ] || return 0
  kill "$pid" 2>/dev/null
  for ((tries = 0; tries < 100; tries++)); do
    kill -0 "$pid" 2>/dev/null || break
    sleep .02
  done
  kill -KILL "$pid" 2>/dev/null
  wait "$pid" 2>/dev/null
}

# The processes that live in our private home: whatever COMMAND or the bus
# started carries it in its environment, however it detached itself. The search
# runs with another home so that it does not find itself.
inhabitants() {
  local -x HOME=/
  grep -lzxsF "HOME=$root/home" /proc/[0-9]*/environ |
    sed 's,^/proc/\([0-9]*\)/.*,\1,'
}

sweep() {
  local pids tries
  for ((tries = 0; tries < 40; tries++)); do
    pids=$(inhabitants)
    [ -n "$pids" ] || return 0
    if [ "$tries" -lt 20 ]; then
      # shellcheck disable=SC2086
      kill $pids 2>/dev/null
    else
      # shellcheck disable=SC2086
      kill -KILL $pids 2>/dev/null
    fi
    sleep .05
  done
}

clean_up() {
  trap '' EXIT HUP INT TERM
  [ -n "$root" ] || return
  # The display goes last: programs that lose it first complain about that.
  end "$command_pid"
  end "$keyring_pid"
  end "$bus_pid"
  sweep
  end "$x_pid"
  rm -rf -- "$root"
}
trap clean_up EXIT
trap 'exit 129' HUP
trap 'exit 130' INT
trap 'exit 143' TERM

# Always in /tmp: a socket's path may have no more than 107 characters, and a
# TMPDIR handed in by a build tool can be longer than that.
root=$(mktemp -d /tmp/clew-headless.XXXXXX) || give_up 'no room for a private folder in /tmp'
mkdir "$root"/{home,run,tmp,data,config,cache,state,services} || give_up 'no private folders'
mkfifo "$root/ready" || give_up 'no pipe'

unset DISPLAY WAYLAND_DISPLAY XAUTHORITY DBUS_SESSION_BUS_ADDRESS DBUS_STARTER_ADDRESS \
  AT_SPI_BUS_ADDRESS GNOME_KEYRING_CONTROL SSH_AUTH_SOCK GTK_A11Y NO_AT_BRIDGE GTK_MODULES \
  GTK_THEME GTK_DEBUG XDG_SESSION_ID XDG_CURRENT_DESKTOP DESKTOP_SESSION LANGUAGE LC_MESSAGES
export HOME=$root/home TMPDIR=$root/tmp XDG_RUNTIME_DIR=$root/run XDG_DATA_HOME=$root/data \
  XDG_CONFIG_HOME=$root/config XDG_CACHE_HOME=$root/cache XDG_STATE_HOME=$root/state \
  LC_ALL=C.UTF-8 GSETTINGS_BACKEND=memory GIO_USE_VFS=local GIO_USE_VOLUME_MONITOR=unix \
  GTK_USE_PORTAL=0 ADW_DISABLE_PORTAL=1 GDK_BACKEND=x11 GSK_RENDERER=cairo \
  CLEW_TEST_KEYRING_PASSWORD=$password

# The helpers must not inherit what makes programs under test strict: with fatal
# warnings the keyring would abort at a prompt that it can't show.
helper() {
  exec env -u G_DEBUG -u G_MESSAGES_DEBUG -u MALLOC_CHECK_ -u MALLOC_PERTURB_ -u LD_PRELOAD \
    -u ASAN_OPTIONS -u UBSAN_OPTIONS -u LSAN_OPTIONS "$@"
}

start_display() {
  local number
  command -v Xvfb >/dev/null || give_up 'Xvfb is not installed'
  # -displayfd lets the server choose a free number itself, so that two
  # harnesses never race for one, and tells us when it is ready.
  helper Xvfb -displayfd 6 -screen 0 "${screen}x24" -nolisten tcp -noreset \
    6>"$root/ready" >"$root/xvfb.log" 2>&1 </dev/null &
  x_pid=$!
  read -r -t "$patience" number <"$root/ready" ||
    give_up "the virtual display did not start: $(tail -n 3 "$root/xvfb.log")"
  export DISPLAY=:$number
}

# A bus whose list of services is ours: the desktop's own list would start the
# person's portals and settings, and a keyring even where a test wants none.
start_bus() {
  local service address
  command -v dbus-daemon >/dev/null || give_up 'dbus-daemon is not installed'
  for service in org.a11y.Bus org.gnome.keyring.SystemPrompter org.gnome.keyring.PrivatePrompter; do
    [ -n "$screen" ] && [ -e "/usr/share/dbus-1/services/$service.service" ] &&
      grep -v '^SystemdService=' "/usr/share/dbus-1/services/$service.service" \
        >"$root/services/$service.service"
  done
  cat >"$root/bus.conf" <<END
<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
 "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig>
  <type>session</type>
  <keep_umask/>
  <listen>unix:path=$root/run/bus</listen>
  <auth>EXTERNAL</auth>
  <servicedir>$root/services</servicedir>
  <policy context="default">
    <allow send_destination="*" eavesdrop="true"/>
    <allow eavesdrop="true"/>
    <allow own="*"/>
  </policy>
</busconfig>
END
  helper dbus-daemon --nofork --nopidfile --nosyslog --config-file="$root/bus.conf" \
    --print-address=6 6>"$root/ready" >"$root/bus.log" 2>&1 </dev/null &
  bus_pid=$!
  read -r -t "$patience" address <"$root/ready" ||
    give_up "the session bus did not start: $(tail -n 3 "$root/bus.log")"
  export DBUS_SESSION_BUS_ADDRESS=$address
}

# In the foreground, so that it is a child whose number we know: as a daemon
# it hides its environment from everybody but root and could not be found again.
start_keyring() {
  helper "$keyring_program" --foreground --components=secrets "$@" >"$root/keyring.log" 2>&1 \
    < <(printf %s "$password") &
  keyring_pid=$!
  gdbus wait --session --timeout "$patience" org.freedesktop.secrets 2>>"$root/keyring.log" ||
    give_up "the keyring did not start: $(tail -n 3 "$root/keyring.log")"
}

prepare_keyring() {
  keyring_program=$(command -v gnome-keyring-daemon) || give_up 'gnome-keyring is not installed'
  # The program carries a file capability. A container without CAP_IPC_LOCK
  # refuses to run it at all; a copy has no capability and runs.
  if ! "$keyring_program" --version >/dev/null 2>&1; then
    cp "$keyring_program" "$root/gnome-keyring-daemon" || give_up 'no copy of gnome-keyring'
    keyring_program=$root/gnome-keyring-daemon
  fi
  start_keyring --unlock
  if [ "$keyring" = locked ]; then
    end "$keyring_pid"
    keyring_pid=
    start_keyring
  fi
}

# A blinking caret or a moving page never holds still for a picture.
mkdir "$root/config/gtk-4.0" || give_up 'no settings'
printf '[Settings]\ngtk-cursor-blink=false\ngtk-enable-animations=false\n' \
  >"$root/config/gtk-4.0/settings.ini"
[ -z "$screen" ] || start_display
start_bus
[ "$keyring" = none ] || prepare_keyring

# In the background and waited for, because a shell looks at signals only
# after a command in the foreground is over.
"$@" <&0 &
command_pid=$!
wait "$command_pid"
status=$?
command_pid=
exit "$status"
