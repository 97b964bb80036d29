#!/bin/sh
# ./longwave bench VERB [--short]: builds the benchmarks when needed and runs them. Run from the project's root.
set -u
bench_root=$(cd "$(dirname "$(readlink -f "$0")")/.." && pwd) || exit 1
cd "$bench_root" || exit 1

bench_usage() {
  cat <<'EOF'
usage: ./longwave bench rings [--short]     the rings beside others': ratios, pass or fail
       ./longwave bench mix [--short]       nanoseconds per channel-frame, plain and Vector API
       ./longwave bench effects [--short]   nanoseconds per stereo frame of each effect
       ./longwave bench load [--short]      the whole engine with 8, 64, 512 inputs under load
       ./longwave bench baseline [--short]  the mutexed design beside ours: delay, CPU, worst push
       ./longwave bench desk [--short]      64 full strips: share of a core, and changes of effects while they run
       ./longwave bench render [--short]    the demo station without a clock: times real time, 100 is asked for
       ./longwave bench resample [--short]  distortion, noise and speed of resampling beside others'
       ./longwave bench drift [--short] [--real | --simulated]
                                            devices with clocks of their own: delay, drift, wander; a real second sound
                                            server too unless --simulated (--real: only that)
       ./longwave bench record [--short]    19 tracks recorded at once: CPU, MB/s, lost blocks, beside sox and ffmpeg
       ./longwave bench stream [--short] [--inputs N]
                                            2, 8, 32 files to Icecast and a file, beside ffmpeg and Liquidsoap
       ./longwave bench ui [--short]        the window with 64 strips: its thread's share of a core, frames, heap, keys, hidden
       ./longwave bench stress [--short] [--only REGEX]
                                            jcstress suites with negative controls

LONGWAVE_RTRB, LONGWAVE_SPMCQ: folders with the sources of these crates; rings then measures them as well (cargo).
EOF
}

bench_build() { # module: builds its jar when the sources are newer
  bench_jar=benchmarks/$1/target/$2.jar
  if [ -f "$bench_jar" ] && [ -z "$(find pom.xml benchmarks bundles tests \
    \( -name target -o -path '*/src/test' -o -name '.*' \) -prune -o -type f \( -name '*.java' -o -name pom.xml \) -newer "$bench_jar" -print | head -1)" ]; then
    return 0
  fi
  . .mvn/maven.sh
  echo "building $1"
  # one command for bundle and benchmark: "install" would hide stale bundles from Tycho
  "$mvn" -B -q package -Pbench -pl ":$1" -am -DskipTests || exit 1
}

. .mvn/jdk.sh
case ${1-} in
  rings | mix | effects | load | baseline | desk | resample | drift | record)
    bench_build org.longwave.benchmarks benchmarks
    exec "$JAVA_HOME/bin/java" --enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow \
      --add-modules=jdk.incubator.vector -jar "$bench_jar" "$@" 2>&1
    ;;
  render)
    bench_length=10m
    [ "${2-}" != --short ] || bench_length=5m
    bench_out=$(mktemp -d) || exit 1
    trap 'rm -rf "$bench_out"' EXIT INT TERM
    render() { # prints how many times real time
      LONGWAVE_HOME=$bench_out ./longwave render --station demo --for "$1" --out "$bench_out/x.wav" --force |
        sed -n 's/^rendered .*: \([0-9]*\) x real time$/\1/p'
    }
    bench_code=0
    judge() { # what, factors of its rounds
      bench_median=$(echo "$2" | tr ' ' '\n' | sort -n | sed -n "$(($(echo "$2" | wc -w) / 2 + 1))p")
      if [ "${bench_median:-0}" -ge 100 ]; then echo "PASS render $1: $bench_median x real time, asked for 100, goal 200 ($2)"
      else
        echo "FAIL render $1: ${bench_median:-0} x real time, asked for 100 ($2)"
        bench_code=1
      fi
    }
    render 1s >/dev/null # the caches of a first start
    judge "60s, median of 5" "$(render 60s) $(render 60s) $(render 60s) $(render 60s) $(render 60s)"
    judge "$bench_length" "$(render "$bench_length")"
    exit $bench_code
    ;;
  ui)
    shift
    exec benchmarks/ui.sh "$@"
    ;;
  stream)
    shift
    exec benchmarks/stream.sh "$@"
    ;;
  stress)
    bench_build org.longwave.stress jcstress
    shift
    bench_results=$bench_root/build/jcstress
    mkdir -p "$bench_results" && cd "$bench_results" || exit 1
    exec "$JAVA_HOME/bin/java" --enable-native-access=ALL-UNNAMED -jar "$bench_root/$bench_jar" "$@" "$bench_results"
    ;;
  *)
    bench_usage >&2
    exit 2
    ;;
esac
