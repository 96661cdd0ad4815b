#!/usr/bin/env bash
# Makes the offline report of a pull request against its base: report/report.md and report/report.html.
# Exits as the preview does, so that a broken rule or a destructive step fails the job after the report was kept.
#   BASE_BRANCH  the branch that the pull request asks to be merged into
#   DESCRIPTION  its text; a line `allow-destructive: <name>` accepts that a resource with data is replaced or deleted
set -euo pipefail

# What is checked out is the merge: its first parent is the very base that the change would land on.
git update-ref "refs/remotes/origin/$BASE_BRANCH" HEAD^1

options=(--base "origin/$BASE_BRANCH" --markdown --html report/report.html)
while read -r name; do
  options+=(--allow-destructive "$name")
done < <(tr -d '\r' <<<"$DESCRIPTION" | sed -nE 's/^allow-destructive: ([[:alnum:]_-]+)$/\1/p')

mkdir -p report
status=0
npm run --silent --no-json preview -- "${options[@]}" >report/report.md || status=$?

if [ -s report/report.md ]; then
  cat report/report.md >>"$GITHUB_STEP_SUMMARY"
else
  rm report/report.md
  echo "::error::the preview printed no report; see the lines above"
  [ "$status" -ne 0 ] || status=1
fi
exit "$status"
