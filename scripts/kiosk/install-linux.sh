#!/bin/sh
# Turns a Debian laptop into a kiosk: a user of its own, one program on the screen, no way to others. As root:
#   install-linux.sh [--dry-run] [--root DIR] [--screen cage|x11] [--program FILE | --folder DIR]
# --program: the installed desktop program (/usr/bin/round-robin). --folder: a clone with `npm ci` done, for the browser; on x11.
# --dry-run prints every step and changes nothing. --root writes the files below DIR and touches neither users nor services.
set -eu

dry=no root= screen=cage program=/usr/bin/round-robin folder=
while [ $# -gt 0 ]; do
  case $1 in
  --dry-run) dry=yes ;;
  --root) root=${2:?} && shift ;;
  --screen) screen=${2:?} && shift ;;
  --program) program=${2:?} && shift ;;
  --folder) folder=${2:?} screen=x11 && shift ;;
  *) echo "unknown: $1" >&2 && exit 2 ;;
  esac
  shift
done
case $screen in cage | x11) ;; *) echo "--screen cage or x11" >&2 && exit 2 ;; esac
case $folder in '' | /*) ;; *) folder=$PWD/$folder ;; esac
# the session takes the words of one line apart
case $folder$program in *[[:space:]]*) echo "no spaces in: $folder $program" >&2 && exit 2 ;; esac

run() {
  echo "+ $*"
  [ "$dry" = yes ] || "$@"
}

# Only what belongs to the whole system; nothing when the files go elsewhere.
run_here() { [ -n "$root" ] || run "$@"; }

if [ "$dry" = no ] && [ -z "$root" ]; then
  [ "$(id -u)" = 0 ] || { echo "has to run as root" >&2 && exit 1; }
  [ -n "$folder" ] || [ -x "$program" ] || { echo "no program at $program" >&2 && exit 1; }
fi

from=$(cd "$(dirname "$0")/linux" && pwd)

# 1. packages
case $screen in
# cage up to 0.1.5 does not start without Xwayland, which its package does not ask for
cage) run_here apt-get install -y --no-install-recommends cage xwayland ;;
x11) run_here apt-get install -y --no-install-recommends xserver-xorg xinit x11-xserver-utils matchbox-window-manager ;;
esac
[ -z "$folder" ] || run_here apt-get install -y --no-install-recommends chromium

# 2. a user without password, shell or rights; its home is the data folder's place
if [ -n "$root" ] || ! id round-robin >/dev/null 2>&1; then
  run_here useradd --system --create-home --home-dir /var/lib/round-robin --shell /usr/sbin/nologin round-robin
fi

# 3. files
(cd "$from" && find . -type f | sort) | while read -r file; do
  mode=644
  case $file in ./usr/local/lib/*) mode=755 ;; esac
  run install -D -m "$mode" "$from/$file" "$root/${file#./}"
done
if [ -n "$folder" ]; then
  run install -D -m 644 "$from/../../../assets/kiosk/chromium-policy.json" \
    "$root/etc/chromium/policies/managed/round-robin.json"
fi

# 4. what to run
if [ -n "$folder" ]; then
  command="$folder/node_modules/node/bin/node $folder/scripts/start.ts --web --kiosk" leave=no
else
  command=$program leave=yes
fi
echo "+ write $root/etc/round-robin/kiosk.conf: $command"
if [ "$dry" = no ]; then
  printf 'ROUND_ROBIN_COMMAND=%s\nROUND_ROBIN_LEAVE=%s\n' "$command" "$leave" >"$root/etc/round-robin/kiosk.conf"
fi

# 5. no restart by Ctrl+Alt+Del, no other session, the kiosk at every start
run_here systemctl mask ctrl-alt-del.target
run_here systemctl daemon-reload
run_here udevadm control --reload
run_here systemctl set-default multi-user.target
run_here systemctl enable "round-robin-$screen.service"
echo "Done: restart the laptop. Before that, set a password in its firmware and forbid starting from USB."
