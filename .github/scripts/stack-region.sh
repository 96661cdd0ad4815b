#!/usr/bin/env bash
# Prints the region of a stack, from its file: the one home of that value. Deeper ones are where copies are.
#   $1  the stack
set -euo pipefail

regions=$(sed -nE 's/^ {4}region: *"?([a-z]{2}(-[a-z]+)+-[0-9])"? *$/\1/p' "Pulumi.$1.yaml")
if [ "$(wc -w <<<"$regions")" -ne 1 ]; then
  echo "::error::Pulumi.$1.yaml should name one region; found: ${regions:-none}" >&2 # standard output is the answer
  exit 1
fi
printf '%s\n' "$regions"
