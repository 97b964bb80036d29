#!/bin/sh
# ./longwave bench stream [--short] [--inputs N]: 2, 8 and 32 (or only N) stereo WAVs at 44.1 kHz in real time -> MP3 192k
# and Vorbis q6 to Icecast and a WAV, beside ffmpeg and, when installed, Liquidsoap, one after the other. Longwave also
# listens to what it sends, which the others do not: with most inputs it is measured without its return feed as well,
# which is not judged.
set -u
root=$(cd "$(dirname "$(readlink -f "$0")")/.." && pwd) || exit 1
first=20 last=80 counts="32 8 2"
while [ $# -gt 0 ]; do
  case $1 in
    --short) first=5 last=15 counts=2 ;;
    --inputs)
      case ${2-} in
        2 | 8 | 32) counts=$2 ;;
        *)
          echo "longwave: --inputs is \"${2-}\", allowed 2, 8, 32" >&2
          exit 2
          ;;
      esac
      shift
      ;;
    *)
      echo "longwave: unknown argument of bench stream: $1 (there are --short and --inputs)" >&2
      exit 2
      ;;
  esac
  shift
done
for tool in icecast2 ffmpeg curl; do
  command -v $tool >/dev/null || {
    echo "longwave: bench stream needs $tool (apt-get install icecast2 ffmpeg curl)" >&2
    exit 2
  }
done

work=$(mktemp -d) && chmod 777 "$work" || exit 1
server= worker=
finish() {
  [ -z "$worker" ] || kill "$worker" 2>/dev/null
  [ -z "$server" ] || kill "$server" 2>/dev/null
  wait 2>/dev/null
  rm -rf "$work"
}
trap finish EXIT
trap 'exit 1' INT TERM

port=$((14000 + $$ % 9000))
owner=
[ "$(id -u)" != 0 ] || owner="<changeowner><user>nobody</user><group>nogroup</group></changeowner>"
cat >"$work/icecast.xml" <<EOF
<icecast><hostname>localhost</hostname><location>bench</location><admin>nobody@localhost</admin>
<limits><clients>50</clients><sources>20</sources></limits>
<authentication><source-password>hackme</source-password><admin-user>admin</admin-user><admin-password>x</admin-password></authentication>
<listen-socket><bind-address>127.0.0.1</bind-address><port>$port</port></listen-socket>
<paths><basedir>$work</basedir><logdir>$work</logdir><webroot>/usr/share/icecast2/web</webroot><adminroot>/usr/share/icecast2/admin</adminroot></paths>
<logging><errorlog>error.log</errorlog><accesslog>access.log</accesslog></logging>
<security><chroot>0</chroot>$owner</security></icecast>
EOF
icecast2 -c "$work/icecast.xml" >/dev/null 2>&1 &
server=$!
i=0
while [ $i -lt 32 ]; do
  ffmpeg -nostdin -v error -f lavfi -i "sine=f=$((110 + i * 37)):r=44100:d=100,volume=0.1" \
    -f lavfi -i "anoisesrc=c=pink:r=44100:d=100:a=0.02:s=$i" -filter_complex '[0][1]join=inputs=2:channel_layout=stereo' \
    -c:a pcm_s16le "$work/$i.wav" || exit 1
  i=$((i + 1))
done

deaf_job() { # N
  feed=', "returnFeed": false'
  longwave_job "$1"
}

feed=
longwave_job() { # N
  mkdir -p "$work/home"
  echo "icecast=hackme" >"$work/secrets.properties"
  chmod 600 "$work/secrets.properties"
  {
    printf '{ "org.longwave.engine": { "rateHz": 44100 },\n'
    i=0
    while [ $i -lt "$1" ]; do
      printf '"org.longwave.player~p%d": { "file": "%d.wav", "loop": true, "autoplay": true },\n' $i $i
      printf '"org.longwave.strip~p%d": { "input": "p%d" },\n' $i $i
      i=$((i + 1))
    done
    printf '"org.longwave.recorder~r": { "folder": "rec", "autostart": true },\n'
    printf '"org.longwave.icecast~a": { "host": "127.0.0.1", "port": %d, "mount": "/a.mp3", "password": "secret:icecast", "bitrateKbps": 192, "autostart": true%s },\n' "$port" "$feed"
    printf '"org.longwave.icecast~b": { "host": "127.0.0.1", "port": %d, "mount": "/b.ogg", "password": "secret:icecast", "codec": "vorbis", "vbr": true, "quality": 6, "autostart": true%s } }\n' "$port" "$feed"
  } >"$work/station.json"
  LONGWAVE_HOME=$work/home exec "$root/longwave" headless --station "$work/station.json"
}

ffmpeg_job() { # N
  set -- "$1" -nostdin -v error -y
  i=0
  while [ $i -lt "$1" ]; do
    set -- "$@" -re -stream_loop -1 -i "$work/$i.wav"
    i=$((i + 1))
  done
  count=$1
  shift
  exec ffmpeg "$@" -filter_complex "amix=inputs=$count:normalize=0,asplit=3[x][y][z]" \
    -map '[x]' -c:a libmp3lame -b:a 192k -content_type audio/mpeg -f mp3 "icecast://source:hackme@127.0.0.1:$port/a.mp3" \
    -map '[y]' -c:a libvorbis -q:a 6 -content_type audio/ogg -f ogg "icecast://source:hackme@127.0.0.1:$port/b.ogg" \
    -map '[z]' -c:a pcm_s24le "$work/ffmpeg.wav"
}

liquidsoap_job() { # N
  {
    echo 'settings.frame.audio.samplerate.set(44100)'
    echo 'settings.init.allow_root.set(true)'
    printf 's = mksafe(add(normalize=false, ['
    i=0
    while [ $i -lt "$1" ]; do
      [ $i = 0 ] || printf ', '
      printf 'single("%s")' "$work/$i.wav"
      i=$((i + 1))
    done
    echo ']))'
    echo "output.icecast(%mp3(bitrate=192), host=\"127.0.0.1\", port=$port, password=\"hackme\", mount=\"a.mp3\", s)"
    echo "output.icecast(%vorbis(quality=0.6), host=\"127.0.0.1\", port=$port, password=\"hackme\", mount=\"b.ogg\", s)"
    echo "output.file(%wav, \"$work/liquidsoap.wav\", s)"
  } >"$work/job.liq"
  exec liquidsoap "$work/job.liq"
}

ticks() { awk '{ sub(/.*\) /, ""); print $12 + $13 }' "/proc/$worker/stat"; }

judge() { # who N: one line "who N cpu rss first"
  began=$(date +%s.%N)
  "$1_job" "$2" >"$work/$1.log" 2>&1 &
  worker=$!
  heard=
  while [ -z "$heard" ]; do
    kill -0 $worker 2>/dev/null || {
      echo "longwave: $1 ended by itself:" >&2
      tail -n 5 "$work/$1.log" >&2
      exit 1
    }
    heard=$(curl -sf -m 1 "http://127.0.0.1:$port/a.mp3" | head -c 1 | wc -c)
    [ "$heard" != 0 ] || heard=
    [ -n "$heard" ] || sleep 0.05
  done
  now=$(date +%s.%N)
  delay=$(echo "$began $now" | awk '{ printf "%.2f", $2 - $1 }')
  sleep "$(echo "$began $now $first" | awk '{ t = $3 - ($2 - $1); print (t > 0 ? t : 0) }')"
  before=$(ticks)
  sleep $((last - first))
  after=$(ticks)
  rss=$(awk '/^VmHWM/ { printf "%d", $2 / 1024 }' "/proc/$worker/status")
  cpu=$(echo "$before $after $(getconf CLK_TCK) $((last - first))" | awk '{ printf "%.2f", ($2 - $1) / $3 * 60 / $4 }')
  kill $worker
  wait $worker 2>/dev/null
  worker=
  sleep 1
  echo "$1 $2 $cpu $rss $delay" | tee -a "$work/table"
}

# builds when needed, and warms the disk's cache
LONGWAVE_HOME=$work/home timeout 600 "$root/longwave" headless --for 1s >"$work/build.log" 2>&1 || {
  tail -n 5 "$work/build.log" >&2
  exit 1
}
echo "who N | CPU s per minute (seconds $first-$last) | peak RSS MB | first byte s"
for n in $counts; do
  judge longwave "$n"
  judge ffmpeg "$n"
  [ "$n" != "${counts%% *}" ] || judge deaf "$n"
  if command -v liquidsoap >/dev/null; then judge liquidsoap "$n"; else echo "liquidsoap $n: not installed"; fi
done
awk '
  { cpu[$1, $2] = $3; rss[$1, $2] = $4; byte[$1, $2] = $5; if ($2 + 0 > most) most = $2 + 0 }
  function say(good, text) { print (good ? "PASS " : "FAIL ") text; bad += !good }
  END {
    n = most
    say(cpu["longwave", n] <= cpu["ffmpeg", n], "CPU at N=" n " " cpu["longwave", n] " s, ffmpeg " cpu["ffmpeg", n] " s")
    if (("liquidsoap", n) in rss)
      say(rss["longwave", n] <= rss["liquidsoap", n], "RSS at N=" n " " rss["longwave", n] " MB, Liquidsoap " rss["liquidsoap", n] " MB")
    say(rss["longwave", n] <= 200, "RSS at N=" n " " rss["longwave", n] " MB, goal 200 MB")
    print "     without the return feed: CPU at N=" n " " cpu["deaf", n] " s (not judged)"
    say(byte["longwave", n] <= 2, "first byte " byte["longwave", n] " s, at most 2 s")
    exit bad > 0
  }' "$work/table"
