#!/usr/bin/env bash
# Adds the same-named migration for both providers: ./add-migration.sh AddSomething
set -euo pipefail
cd "$(dirname "$0")"
dotnet tool restore
for provider in Sqlite SqlServer; do
  dotnet ef migrations add "$1" --project "src/MicPortal.Data.$provider" --output-dir Migrations
done
