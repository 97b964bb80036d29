#!/bin/sh
# ./longwave doctor: looks at everything Longwave needs of this machine. One line each, OK, WARN or FAIL, and after a
# WARN or FAIL what to do. Exit code 1 when there is a FAIL: then Longwave does not run; with a WARN it runs less well.
# Changes nothing, starts nothing that stays.
set -u
root=$(cd "$(dirname "$0")/.." && pwd) || exit 1
home=${LONGWAVE_HOME:-${HOME-}/.longwave}
port=8000
failed=0 warned=0

say() { printf '%-4s  %-18s %s\n' "$1" "$2" "$3"; }
ok() { say OK "$1" "$2"; }
todo() { [ -z "$1" ] || printf '%25s-> %s\n' '' "$1"; }
warn() { # what, finding, what to do
  warned=$((warned + 1))
  say WARN "$1" "$2"
  todo "$3"
}
bad() {
  failed=$((failed + 1))
  say FAIL "$1" "$2"
  todo "$3"
}
have() { command -v "$1" >/dev/null 2>&1; }
limit() { sed -n "s/^$1  *\([^ ]*\).*/\1/p" /proc/self/limits 2>/dev/null; } # the soft one
linux() { [ "$(uname -s)" = Linux ]; }

jdk() {
  found=$(
    # shellcheck source=.mvn/jdk.sh
    . "$root/.mvn/jdk.sh" 2>/dev/null
    echo "$JAVA_HOME"
  )
  if [ -z "$found" ]; then
    bad JDK "none from 25 on was found" "install a JDK 25 (for example Temurin 25), or set JAVA_HOME to one"
    return
  fi
  JAVA_HOME=$found
  export JAVA_HOME
  version=$("$JAVA_HOME/bin/java" -version 2>&1 | sed -n '1s/[^"]*"\([^"]*\)".*/\1/p')
  if [ -n "$version" ]; then ok JDK "$version in $JAVA_HOME"
  else bad JDK "the one in $JAVA_HOME does not start" "install a JDK 25 that fits this machine, or set JAVA_HOME to one"; fi
  case ${LONGWAVE_VMARGS-} in *-XX:-UseZGC* | *UseG1GC* | *UseSerialGC* | *UseParallelGC*)
    warn JDK "LONGWAVE_VMARGS chooses another collector than ZGC" "unset LONGWAVE_VMARGS: others stop the sound for 50 ms" ;;
  esac
}

maven() {
  if ! have mvn; then
    bad Maven "there is none, and Longwave builds with it" "install Maven (Debian: apt-get install maven)"
    return
  fi
  version=$(mvn -v 2>/dev/null | sed -n 's/.*Apache Maven \([0-9.]*\).*/\1/p')
  if [ -z "$version" ]; then bad Maven "mvn -v says no version" "run mvn -v and see what it says; install Maven anew"
  elif [ "$(printf '%s\n3.9.9\n' "$version" | sort -V | head -1)" = 3.9.9 ]; then ok Maven "$version"
  else ok Maven "$version; the build fetches a newer one for itself"; fi
}

product() {
  case $(uname -sm) in
    'Linux x86_64' | 'Darwin arm64') ok System "$(uname -srm)" ;;
    *) bad System "there is no product for $(uname -sm)" "use Linux on x86_64 or macOS on arm64" ;;
  esac
}

display() {
  linux || return
  if [ -n "${WAYLAND_DISPLAY-}" ]; then ok Display "Wayland $WAYLAND_DISPLAY"
  elif [ -z "${DISPLAY-}" ]; then
    warn Display "there is none here: no window" "start it on a desktop; without one run ./longwave headless"
  elif have xdpyinfo && ! xdpyinfo >/dev/null 2>&1; then
    bad Display "$DISPLAY does not answer" "set DISPLAY to one that runs, or unset it and run ./longwave headless"
  else ok Display "$DISPLAY"; fi
}

sound() {
  linux || return
  cards=$(grep -c '^ *[0-9][0-9]* \[' /proc/asound/cards 2>/dev/null)
  server=
  have pactl && server=$(timeout 3 pactl info 2>/dev/null | sed -n 's/^Server Name: //p')
  sinks=0
  [ -z "$server" ] || sinks=$(timeout 3 pactl list short sinks 2>/dev/null | grep -c .)
  if [ -n "$server" ] && [ "$sinks" -gt 0 ]; then ok Sound "$server with $sinks outputs, ${cards:-0} ALSA cards"
  elif [ "${cards:-0}" -gt 0 ]; then
    ok Sound "$cards ALSA cards$(have aplay && echo ", $(aplay -l 2>/dev/null | grep -c '^card') outputs")"
    [ -z "$(find /dev/snd -name 'pcm*' ! -readable 2>/dev/null)" ] ||
      warn Sound "this user may not open /dev/snd" "add the user to the group audio and log in again"
  else
    warn Sound "no sound card and no sound server" \
      "plug one in, or start PipeWire or PulseAudio; files, streams and recordings work without"
  fi
}

listening() { # is TCP port $1 taken on this machine?
  hex=$(printf '%04X' "$1")
  cat /proc/net/tcp /proc/net/tcp6 2>/dev/null | awk -v port=":$hex" '$4 == "0A" && $2 ~ port "$" { n++ } END { exit n == 0 }'
}

ports() {
  linux || return
  if listening $port; then
    warn "Port $port" "another program listens there; the listener server takes the next free one" \
      "end that program, or set another \"port\" in the station file"
  else ok "Port $port" "free for the listener server"; fi
}

rights='give the group audio the right: a line "@audio - rtprio 95" in /etc/security/limits.d/audio.conf; then
                            sudo usermod -aG audio NAME, and log in again'

realtime() {
  linux || {
    warn Real-time "not asked for on $(uname -s) yet" "queue more sound: blockFrames 512 or more in the station file"
    return
  }
  limit=$(limit 'Max realtime priority')
  if ! have chrt; then warn Real-time "cannot be tried: there is no chrt here" "install util-linux"
  elif refused=$(chrt -f 75 true 2>&1); then
    ok Real-time "SCHED_FIFO 75 was granted (limit ${limit:-unknown})"
  else
    warn Real-time "SCHED_FIFO 75 was refused (limit ${limit:-unknown}): ${refused##*: }; clicks under load" "$rights"
  fi
  throttle=$(cat /proc/sys/kernel/sched_rt_runtime_us 2>/dev/null)
  case $throttle in
    '' | -1 | 9?????) ;;
    *) warn Real-time "real-time threads get only $throttle us a second" "sysctl kernel.sched_rt_runtime_us=950000" ;;
  esac
}

timer() {
  linux || return
  slack=$(cat /proc/self/timerslack_ns 2>/dev/null)
  if [ -n "$slack" ]; then ok "Timer slack" "$slack ns for this shell; the engine asks for 1 ns, which needs no rights"
  else warn "Timer slack" "this kernel tells none" "nothing, when ./longwave headless shows no late cycles"; fi
}

limits() {
  linux || return
  locked=$(limit 'Max locked memory')
  [ "$locked" = unlimited ] || locked=$((${locked:-0} / 1048576))\ MB
  swapped=$(awk 'NR > 1 { kb += $4 } END { print int(kb / 1024) }' /proc/swaps 2>/dev/null)
  if [ "${swapped:-0}" -lt 64 ]; then ok "Memory lock" "$locked may be locked; none needs to be: ${swapped:-0} MB are swapped out"
  else
    warn "Memory lock" "$locked may be locked, and $swapped MB are swapped out: sound may wait for the disk" \
      "end other programs, or swap later: sysctl vm.swappiness=1"
  fi
  files=$(limit 'Max open files')
  if [ "$files" = unlimited ] || [ "$files" -ge 1024 ]; then ok "Open files" "$files"
  else warn "Open files" "only $files at a time" "ulimit -n 4096, or a line \"* - nofile 4096\" in /etc/security/limits.conf"; fi
  free=$(sed -n 's/^MemAvailable: *\([0-9]*\) kB/\1/p' /proc/meminfo 2>/dev/null)
  if [ "${free:-0}" -ge 1048576 ]; then ok Memory "$((free / 1024)) MB free; the heap takes 512 MB at the start"
  elif [ "${free:-0}" -ge 655360 ]; then warn Memory "only $((free / 1024)) MB free" "end other programs, or run ./longwave headless (256 MB)"
  else bad Memory "only $((${free:-0} / 1024)) MB free; the heap takes 512 MB at the start" "end other programs"; fi
}

disk() {
  place=$home
  while [ ! -e "$place" ] && [ "$place" != / ] && [ -n "$place" ]; do place=$(dirname "$place"); done
  if [ ! -d "$place" ] || [ ! -w "$place" ] || [ ! -x "$place" ]; then
    bad "Folder" "$home: $place is no folder that this user may write" "set LONGWAVE_HOME to one, or change its rights"
    return
  fi
  free=$(df -Pk "$place" 2>/dev/null | awk 'NR == 2 { print $4 }')
  if [ "${free:-0}" -lt 102400 ]; then
    bad "Disk space" "$((${free:-0} / 1024)) MB for $home" "make room there: an hour of recording takes 1 GB"
  elif [ "$free" -lt 5242880 ]; then
    warn "Disk space" "$((free / 1024)) MB for $home" "make room there: an hour of recording takes 1 GB"
  else ok "Disk space" "$((free / 1048576)) GB for $home"; fi
}

is_bundle() { # without unzip only: is it a jar at all?
  if have unzip; then unzip -p "$1" META-INF/MANIFEST.MF 2>/dev/null | grep -q '^Bundle-SymbolicName:'
  else "$JAVA_HOME/bin/jar" tf "$1" >/dev/null 2>&1; fi
}

plugins() {
  folder=${LONGWAVE_PLUGINS:-$root/releng/org.longwave.product/target/products/org.longwave.product/linux/gtk/x86_64/dropins}
  if [ ! -d "$folder" ]; then
    if [ -n "${LONGWAVE_PLUGINS-}" ]; then
      warn Plug-ins "LONGWAVE_PLUGINS is $folder, which is no folder" "make it, or unset LONGWAVE_PLUGINS"
    else ok Plug-ins "none (not built yet)"; fi
    return
  fi
  names=
  for jar in "$folder"/*.jar; do
    [ -e "$jar" ] || continue
    if ! is_bundle "$jar"; then
      warn Plug-ins "$jar is no OSGi bundle and is not loaded" "build it the way samples/ are built, or take it away"
    else names="$names ${jar##*/}"; fi
  done
  ok Plug-ins "${names:+$(echo "$names" | wc -w) in $folder:}${names:-none in $folder}"
}

product
jdk
maven
display
sound
ports
realtime
timer
limits
disk
plugins
if [ $failed = 0 ] && [ $warned = 0 ]; then echo "Longwave has all it needs."
else echo "$failed FAIL, $warned WARN"; fi
[ $failed = 0 ]
