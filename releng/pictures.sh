#!/bin/sh
# Makes the pictures of docs/user anew, of the window as it is now, with the tests' evening show upon it. Needs what
# ./longwave test installs. All other pictures of that run stay in tests/org.longwave.ui.tests/target/screenshots/gallery.
set -eu
root=$(cd "$(dirname "$0")/.." && pwd)
cd "$root"
# shellcheck source=.mvn/jdk.sh
. "$root/.mvn/jdk.sh"
# shellcheck source=.mvn/maven.sh
. "$root/.mvn/maven.sh"
mkdir -p build
echo "longwave: building, and looking at every view; the log goes to build/pictures.log ..."
# shellcheck disable=SC2154 # set by maven.sh
xvfb-run -a -s '-screen 0 1920x1080x24' "$mvn" -B verify -pl tests/org.longwave.ui.tests -am -Dtest=GalleryTest \
  -Dsurefire.failIfNoSpecifiedTests=false -Dspotless.check.skip -Dcheckstyle.skip >build/pictures.log 2>&1 || {
  grep -m 20 '^\[ERROR\]' build/pictures.log >&2
  exit 1
}
taken=tests/org.longwave.ui.tests/target/screenshots/gallery/1920x1080@1

copy() { # picture of the run, name in docs/user: 256 colours are more than a desk has, and keep it small
  convert "$taken/$1.png" -strip -dither None -colors 256 -define png:compression-level=9 "PNG8:docs/user/$2.png"
  echo "docs/user/$2.png: $(($(wc -c <"docs/user/$2.png") / 1024)) KB"
}
copy dark-live desk
copy light-live desk-light
copy contrast-live desk-contrast
copy dark-production production
copy dark-engineering engineering
copy dark-eq-editor equaliser
