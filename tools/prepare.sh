# Sourced by ./run and ./test: installs what is missing and builds a preset.

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
as_root=()
[ "$(id -u)" -eq 0 ] || as_root=(sudo)
# A cache hit must not depend on where the checkout lies.
export CCACHE_BASEDIR="$root" CCACHE_NOHASHDIR=1

say() { printf '\033[1m== %s\033[0m\n' "$*"; }

# install_packages LIST...: the Debian packages named in the lists, if any is missing.
install_packages() {
  local missing=() package
  while read -r package; do
    case "$package" in '' | '#'*) continue ;; esac
    dpkg-query -W -f='${Status}' "$package" 2>/dev/null | grep -q 'install ok installed' || missing+=("$package")
  done < <(cat "$@")
  # Debian's npm conflicts with other builds of nodejs, so it is taken only where there is none.
  command -v npm >/dev/null 2>&1 || missing+=(npm)
  [ ${#missing[@]} -eq 0 ] && return 0
  say "installing ${#missing[@]} packages: ${missing[*]}"
  "${as_root[@]}" apt-get update -qq
  "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${missing[@]}" >/dev/null
}

# build PRESET [TARGET...]
build() {
  local preset=$1
  shift
  say "building $preset"
  (cd "$root" && cmake --preset "$preset" >"/tmp/guardian-configure-$$.log" 2>&1 || { cat "/tmp/guardian-configure-$$.log"; exit 1; })
  rm -f "/tmp/guardian-configure-$$.log"
  cmake --build "$root/build/$preset" -- --quiet "$@"
}
