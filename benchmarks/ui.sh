#!/bin/sh
# ./longwave bench ui [--short]: the real product with 64 strips whose meters move, in a large window under Xvfb with a
# window manager. Judges the window thread's share of a core, the work of a frame, the growth of the live heap, the time
# from a key to its order in the engine's queue, the share while the window is hidden, and that the engine lost nothing.
set -u
root=$(cd "$(dirname "$(readlink -f "$0")")/.." && pwd) || exit 1
seconds=600
case ${1-} in
  --short) seconds=60 ;;
  '') ;;
  *)
    echo "usage: ./longwave bench ui [--short]" >&2
    exit 2
    ;;
esac
for tool in Xvfb openbox xdotool jcmd; do
  [ "$tool" = jcmd ] || command -v "$tool" >/dev/null || {
    echo "bench ui needs $tool; ./longwave test installs it" >&2
    exit 2
  }
done
cd "$root" || exit 1
# shellcheck source=.mvn/jdk.sh
. "$root/.mvn/jdk.sh"
folder=$(mktemp -d) || exit 1
started=
cleanup() {
  for process in $started; do kill "$process" 2>/dev/null; done
  rm -rf "$folder"
}
trap cleanup EXIT
trap 'exit 1' INT TERM

station() { # 64 signals of different levels, each on a strip
  echo '{ "org.longwave.station": { "name": "Bench" }, "org.longwave.engine": { "blockFrames": 512 }'
  n=1
  while [ $n -le 64 ]; do
    echo ", \"org.longwave.signal~s$n\": { \"kind\": \"pink\", \"levelDb\": -$((18 + n % 30)) }"
    echo ", \"org.longwave.strip~s$n\": { \"input\": \"s$n\", \"label\": \"Strip $n\", \"faderDb\": -$((20 + n % 9)) }"
    n=$((n + 1))
  done
  echo '}'
}
station >"$folder/station.json"

Xvfb -displayfd 3 -screen 0 3840x1080x24 3>"$folder/display" >/dev/null 2>&1 &
started="$started $!"
n=0
while [ ! -s "$folder/display" ] && [ $n -lt 50 ]; do
  sleep 0.1
  n=$((n + 1))
done
DISPLAY=:$(cat "$folder/display")
export DISPLAY
openbox >/dev/null 2>&1 &
started="$started $!"

LONGWAVE_HOME=$folder/home LONGWAVE_VMARGS="-Xmx512m -Dlongwave.ui.frames=$folder/frames" \
  ./longwave run --station "$folder/station.json" >"$folder/log" 2>&1 &
product=$!
started="$started $product"
window=
n=0
while [ -z "$window" ] && [ $n -lt 240 ]; do
  sleep 1
  window=$(xdotool search --onlyvisible --name '^Longwave *$' 2>/dev/null | tail -1)
  n=$((n + 1))
done
[ -n "$window" ] || {
  tail -5 "$folder/log"
  echo "FAIL ui: no window after 240 s"
  exit 1
}
java=$(xdotool getwindowpid "$window")
sleep 8
xdotool windowsize "$window" 3840 1050 windowmove "$window" 0 0
sleep 2
# by keys, wherever the buttons lie: the first strip's fader has the focus, all strips are narrow, the mixer has the window
xdotool windowactivate --sync "$window"
xdotool mousemove 1900 500
for keys in ctrl+alt+1 ctrl+shift+n ctrl+m ctrl+alt+1; do
  xdotool key "$keys"
  sleep 1
done
sleep 20
[ -z "${LONGWAVE_BENCH_PICTURE-}" ] || import -window root "$LONGWAVE_BENCH_PICTURE"

ticks() { # of the window's thread: the first Java thread, user and system time in hundredths of a second
  awk '{ print $14 + $15 }' "/proc/$java/task/$thread/stat" 2>/dev/null
}
thread=$("$JAVA_HOME/bin/jcmd" "$java" Thread.print 2>/dev/null | sed -n 's/^"main".*\[\([0-9]*\)\].*/\1/p' | head -1)
heap() { # KB of the objects that live after a collection
  "$JAVA_HOME/bin/jcmd" "$java" GC.class_histogram | awk '$1 == "Total" { print int($3 / 1024) }'
}
share() { # of a core in tenths of a percent, over some seconds
  before=$(ticks)
  sleep "$1"
  echo $((($(ticks) - before) * 1000 / ($1 * 100)))
}

code=0
judge() { # what, value, limit, unit: passes when value <= limit
  if awk "BEGIN { exit !($2 <= $3) }"; then echo "PASS ui: $1 $2 $4, allowed $3"
  else
    echo "FAIL ui: $1 $2 $4, allowed $3"
    code=1
  fi
}

first=$(heap)
shown=$(share "$seconds")
last=$(heap)
judge "window thread" "$(awk "BEGIN { print $shown / 10 }")" 40 "% of a core"
judge "live heap grew by" $((last - first)) 1024 KB
# a fader with the focus goes up and down; X stamps the keys, the window the orders, both by the same clock
n=0
while [ $n -lt 100 ]; do
  xdotool key --delay 60 Up Down
  sleep 0.06
  n=$((n + 1))
done
# the control: five keys while the whole process stands still for 150 ms must be seen to be late
n=0
while [ $n -lt 5 ]; do
  kill -STOP "$java"
  xdotool key Up
  sleep 0.15
  kill -CONT "$java"
  sleep 0.5
  n=$((n + 1))
done
xdotool windowminimize "$window"
sleep 2
judge "window thread, hidden," "$(awk "BEGIN { print $(share 10) / 10 }")" 5 "% of a core"
# as from the outside: the framework ends, the window closes
kill "$java"
n=0
while [ ! -s "$folder/frames" ] && [ $n -lt 20 ]; do
  sleep 1
  n=$((n + 1))
done
[ -s "$folder/frames" ] || {
  echo "FAIL ui: the closing window said nothing of its frames"
  exit 1
}
. "$folder/frames"
judge "frame's work, p99 of $frames," "$work_p99_ms" 33 ms
judge "engine, $strips strips: xruns" "$xruns" 0 ""
judge "keys without an order, of 205:" $((205 - keys)) 0 ""
judge "key to order, p95 of $keys," "$key_p95_ms" 50 ms
judge "control: 140 ms less the latest key" $((140 - key_max_ms)) 0 ms
echo "key to order, median: $key_p50_ms ms, p95: $key_p95_ms ms, latest (held back on purpose): $key_max_ms ms"
echo "frames apart, p99: $apart_p99_ms ms; work, median: $work_p50_ms ms"
exit $code
