#!/usr/bin/env bash
# Compares what is deployed with the program, changing nothing.
#   STACK, DIFFERENCES  the stack, and the file to write what differs to
# Step output: result (clean or drift). Fails as the CLI does when it could not compare.
set -euo pipefail
readonly EXPECTED_NO_CHANGES=7 # exit code of the CLI since 3.227; every other one is a failure to look

status=0
pulumi preview --stack "$STACK" --non-interactive --color never --diff --refresh --expect-no-changes --suppress-outputs \
  >"$DIFFERENCES" 2>&1 || status=$?
cat "$DIFFERENCES"
case $status in
  0) echo "result=clean" >>"$GITHUB_OUTPUT" ;;
  "$EXPECTED_NO_CHANGES") echo "result=drift" >>"$GITHUB_OUTPUT" ;;
  *)
    echo "::error::could not compare $STACK with its program: exit code $status. This says nothing about drift"
    exit "$status"
    ;;
esac
