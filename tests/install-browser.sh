#!/usr/bin/env bash
# Installs a Chromium for the browser tests where there is none: Playwright's own, or Debian's where that cannot be had.
set -euo pipefail
tests=$(cd "$(dirname "$0")" && pwd)

found() {
  [[ -x "${CHROMIUM_PATH:-}" ]] || command -v chromium-headless-shell || command -v chromium || command -v chromium-browser || command -v google-chrome
}

if found > /dev/null; then
  exit 0
fi

# Playwright's driver comes with its package and lies beside the built tests, with the Node that runs it.
driver=$(find "$tests/MicPortal.BrowserTests/bin" -type d -path '*/.playwright' -print -quit 2> /dev/null || true)
if [[ -n "$driver" ]]; then
  node=$(find "$driver/node" -name node -type f -print -quit)
  chmod +x "$node"
  if timeout 300 "$node" "$driver/package/cli.js" install chromium-headless-shell chromium; then
    exit 0
  fi
fi

if [[ "$(id -u)" == 0 ]] && command -v apt-get > /dev/null; then
  apt-get update -q
  # The shell has no windows and takes half the time; a Debian that has none of it has the whole.
  DEBIAN_FRONTEND=noninteractive apt-get install -qy --no-install-recommends chromium-headless-shell ||
    DEBIAN_FRONTEND=noninteractive apt-get install -qy --no-install-recommends chromium
  exit 0
fi

echo 'No Chromium could be installed. Install Chromium or Google Chrome, or set CHROMIUM_PATH to its program.' >&2
exit 1
