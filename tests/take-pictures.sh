#!/usr/bin/env bash
# Takes the pictures of the README from a running portal with demo data, into docs/images.
set -euo pipefail
cd "$(dirname "$0")/.."
mkdir -p docs/images
MICPORTAL_PICTURES="$PWD/docs/images" dotnet run --project tests/MicPortal.BrowserTests -- -noColor -class '*PictureTests'
