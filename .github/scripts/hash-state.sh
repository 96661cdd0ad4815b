#!/usr/bin/env bash
# Prints the SHA-256 of a stack's state, whose every write renews the time in it. Secrets stay encrypted, and only the
# hash leaves the pipe.
#   $1  the stack
set -euo pipefail

pulumi stack export --stack "$1" | jq --compact-output --sort-keys .deployment | sha256sum | cut -d ' ' -f 1
