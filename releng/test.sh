#!/bin/sh
# ./longwave test: gets what the tests need, runs every test of the project under a virtual display, counts the reports.
# Ends with "N passed, N failed". A skipped test counts as failed, so does a part of the build that fails; no test at
# all is a failure too.
set -u
root=$(cd "$(dirname "$0")/.." && pwd) || exit 1
cd "$root" || exit 1
log=$root/build/test.log
long=false limit=45m
for word; do
  case $word in
    --long) long=true limit=12h ;;
    *)
      echo "longwave: unknown argument of test: $word (there is --long)" >&2
      exit 2
      ;;
  esac
done

# what the tests run or listen with, and why
needs="xvfb:a_display xauth:a_display openbox:a_window_manager wmctrl:windows_of_other_processes libgtk-3-0:the_window
imagemagick:screenshots x11-apps:screenshots fonts-dejavu:text_in_the_window fonts-roboto:text_in_the_window
icecast2:a_real_server_to_stream_to ffmpeg:a_listener_that_decodes_the_stream
 pulseaudio:a_sound_card faketime:a_sound_card_with_another_clock pulseaudio-utils:a_sound_card
 libasound2-plugins:Java_Sound_on_PulseAudio xdotool:real_mouse_and_keys sox:independent_measurement
 flac:independent_measurement opus-tools:independent_measurement vorbis-tools:independent_measurement
 oggz-tools:independent_measurement sndfile-programs:an_independent_reader_of_broadcast_wave
 curl:a_listener mpg123:a_listener_that_decodes_the_stream libmp3lame0:an_encoder_of_the_machine
  libopus0:an_encoder_of_the_machine libvorbisenc2:an_encoder_of_the_machine libavcodec59:AAC_of_the_machine
  espeak-ng:speech_to_measure libebur128-1:a_second_opinion_on_loudness"

no_services() { # packages must not start what they bring; leaves no trace
  policy=/usr/sbin/policy-rc.d
  [ -e "$policy" ] && return
  printf '#!/bin/sh\nexit 101\n' >"$policy" && chmod 755 "$policy" && trap 'rm -f /usr/sbin/policy-rc.d' EXIT INT TERM
}

install_missing() {
  missing=
  for need in $needs; do
    package=${need%%:*}
    dpkg -s "$package" 2>/dev/null | grep -q '^Status: install ok installed' && continue
    echo "longwave: the tests need $package ($(echo "${need#*:}" | tr _ ' '))"
    missing="$missing $package"
  done
  [ -z "$missing" ] && return
  if [ "$(id -u)" != 0 ]; then
    echo "longwave: run first: sudo apt-get install --no-install-recommends$missing" >&2
    exit 2
  fi
  no_services
  echo "longwave: installing$missing ..."
  # shellcheck disable=SC2086 # several words are meant
  install $missing || { apt-get update -q >>"$log" 2>&1 && install $missing; } || {
    tail -n 5 "$log" >&2
    echo "longwave: apt-get could not install what the tests need; the whole log is in $log" >&2
    exit 1
  }
  if [ -n "${policy-}" ]; then
    rm -f /usr/sbin/policy-rc.d
    trap - EXIT INT TERM
  fi
}

install() {
  DEBIAN_FRONTEND=noninteractive apt-get install -y -q --no-install-recommends -o DPkg::Lock::Timeout=300 "$@" \
    >>"$log" 2>&1 </dev/null
}

reports() { find bundles tests -path '*/target/surefire-reports/TEST-*.xml' -type f; }

count() { # the reports of this run: "tests bad", and each bad test by name on descriptor 3
  reports | while IFS= read -r report; do cat "$report"; done | awk '
    function attribute(name) {
      if (!match($0, " " name "=\"[^\"]*\"")) return ""
      return substr($0, RSTART + length(name) + 3, RLENGTH - length(name) - 4)
    }
    /^[ \t]*<testsuite / {
      tests += attribute("tests")
      bad += attribute("failures") + attribute("errors") + attribute("skipped")
    }
    /^[ \t]*<testcase / { test = attribute("classname") "." attribute("name") }
    /^[ \t]*<(failure|error|skipped)[ \/>]/ {
      match($0, /(failure|error|skipped)/)
      print "  " substr($0, RSTART, RLENGTH) ": " test > "/dev/fd/3"
    }
    END { print tests + 0, bad + 0 }'
}

mkdir -p build || exit 1
: >"$log"
if command -v dpkg >/dev/null; then install_missing
else echo "longwave: no dpkg here; install what these Debian packages hold by hand: $(echo "$needs" | sed 's/:[^ ]*//g')"; fi
# shellcheck source=.mvn/jdk.sh
. "$root/.mvn/jdk.sh"
# shellcheck source=.mvn/maven.sh
. "$root/.mvn/maven.sh"
find . -path '*/target/surefire-reports' -type d -prune -exec rm -rf {} +

began=$(date +%s)
echo "longwave: building and testing, the whole log goes to $log ..."
{
  # shellcheck disable=SC2016,SC2154 # for the inner shell; set by maven.sh
  xvfb-run -a -s '-screen 0 1920x1080x24' sh -c '
    openbox >/dev/null 2>&1 &
    wm=$!
    "$@" </dev/null
    code=$?
    kill $wm
    exit $code' sh \
    timeout -k 30 $limit "$mvn" -B verify -fae -Dmaven.test.failure.ignore=true \
    -Dlongwave.real=true -Dlongwave.long=$long 2>&1
  echo $? >build/test.code
} | tee -a "$log" | grep --line-buffered -E '^\[(INFO|ERROR|WARNING)\] (Tests run:.* -- in|Tests run:.*in )|^\[ERROR\]|FAILURE \['
code=$(cat build/test.code)

exec 3>build/test.bad
# shellcheck disable=SC2046 # two numbers
set -- $(count)
exec 3>&-
tests=$1 bad=$2 passed=$(($1 - $2))
broken=0
if [ "$code" != 0 ]; then
  broken=$(grep -cE '^\[INFO\] [^ ].* \.\.+ (FAILURE|SKIPPED)( \[.*)?$' "$log")
  [ "$broken" -gt 0 ] || broken=1
  grep -E '^\[INFO\] [^ ].* \.\.+ (FAILURE|SKIPPED)( \[.*)?$' "$log" | sed 's/^\[INFO\]/  not built:/'
  [ "$code" != 124 ] || echo "  stopped after $limit"
fi
[ "$tests" -gt 0 ] || [ "$broken" -gt 0 ] || broken=1
cat build/test.bad

# jcstress: each suite and each negative control is one test
short=--short
[ $long = false ] || short=
echo "longwave: rings and snapshot under jcstress ..."
# shellcheck disable=SC2086 # nothing or one word
timeout -k 30 $limit benchmarks/bench.sh stress $short >build/stress.log 2>&1
code=$?
grep -E '^(PASS|FAIL) ' build/stress.log
fine=$(grep -c '^PASS ' build/stress.log) wrong=$(grep -c '^FAIL ' build/stress.log)
# a control that the short form's few samples did not catch gets the full counts before it is judged
for control in $(sed -n 's/^FAIL \([^ ]*Control\.[^ ]*\) .*/\1/p' build/stress.log); do
  if timeout -k 30 $limit benchmarks/bench.sh stress --only "$control" 2>&1 | grep "^PASS $control "; then
    fine=$((fine + 1)) wrong=$((wrong - 1))
  fi
done
[ "$wrong" != 0 ] || [ "$fine" = 0 ] || code=0
if [ "$code" != 0 ] && [ "$wrong" = 0 ] || [ "$((fine + wrong))" = 0 ]; then
  tail -n 15 build/stress.log
  wrong=$((wrong + 1))
fi
tests=$((tests + fine + wrong)) passed=$((passed + fine)) bad=$((bad + wrong))
echo "longwave: $tests tests in $(($(date +%s) - began)) s"
echo "$passed passed, $((bad + broken)) failed"
[ "$((bad + broken))" = 0 ]
