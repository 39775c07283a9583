#!/usr/bin/env bash
# Prints how long the portal takes from its start to its first page: with an empty folder (migration, reference data, demo data), then again.
# Builds nothing: run it after dotnet build.
set -euo pipefail
cd "$(dirname "$0")/.."
folder=$(mktemp -d)
portal=
stop() {
  if [[ -n "$portal" ]]; then
    kill "$portal" 2> /dev/null || true
    wait "$portal" 2> /dev/null || true
    portal=
  fi
}
trap 'stop; rm -rf "$folder"' EXIT

measure() {
  local started=$EPOCHREALTIME address=
  # The program itself, not "dotnet run" around it: that is a process more to end.
  ASPNETCORE_ENVIRONMENT=Development ConnectionStrings__Portal="Data Source=$folder/portal.db" \
    dotnet src/MicPortal.Web/bin/Debug/net10.0/MicPortal.Web.dll --urls http://127.0.0.1:0 --contentRoot "$PWD/src/MicPortal.Web" > "$folder/log" 2>&1 &
  portal=$!
  while [[ -z "$address" ]]; do
    if ! kill -0 "$portal" 2> /dev/null || ((${EPOCHREALTIME%.*} - ${started%.*} > 120)); then
      cat "$folder/log" >&2
      exit 1
    fi
    sleep 0.02
    address=$(sed -n 's/^MIC Portal .* is ready at //p' "$folder/log")
  done
  local ready=$EPOCHREALTIME
  curl -fsS -m 30 -o /dev/null "$address/"
  local shown=$EPOCHREALTIME
  awk -v name="$1" -v started="$started" -v ready="$ready" -v shown="$shown" \
    'BEGIN { printf "%-16s ready after %5.2f s, first page after %5.2f s\n", name, ready - started, shown - started }'
  stop
}

measure 'empty folder'
measure 'started again'
