#!/usr/bin/env bash
# Keeps one open issue a stack while it drifts: opens it, brings it up to date, closes it when the drift is gone.
#   GH_TOKEN, REPOSITORY, RUN_URL   from the workflow
#   STACK, RESULT, DIFFERENCES      the stack, clean or drift, and the file with what differs
set -euo pipefail

readonly MARKER="<!-- cloudmart drift $STACK -->"
readonly LARGEST_DIFFERENCE_BYTES=50000 # GitHub refuses an issue of 65,536 characters; the totals stand at the end

files=$(mktemp -d)
trap 'rm -rf "$files"' EXIT

# Sends a field and its text to the API.
send() {
  local method=$1 path=$2
  jq --null-input --rawfile body "$files/body.md" --argjson fields "$3" '$fields + {body: $body}' >"$files/request.json"
  gh api --method "$method" "repos/$REPOSITORY/$path" --input "$files/request.json" >/dev/null
}

issue=$(gh api --paginate "repos/$REPOSITORY/issues?state=open&creator=github-actions%5Bbot%5D&per_page=100" |
  jq --raw-output --slurp --arg marker "$MARKER" \
    'add // [] | map(select(.body // "" | startswith($marker))) | .[0].number // empty')

case $RESULT in
  drift)
    # shellcheck disable=SC2016 # backticks of Markdown
    {
      printf '%s\nWhat is deployed as `%s` is not what the program says ([last look](%s)). ' "$MARKER" "$STACK" "$RUN_URL"
      printf 'Either write the change into the program, or let `pulumi up --refresh` take it back.\n\n`````diff\n'
      tail -c "$LARGEST_DIFFERENCE_BYTES" "$DIFFERENCES" | iconv -c -f UTF-8 -t UTF-8
      printf '\n`````\n'
    } >"$files/body.md"
    if [ -n "$issue" ]; then
      send PATCH "issues/$issue" '{}'
    else
      send POST issues "$(jq --null-input --arg stack "$STACK" '{title: "\($stack) has drifted"}')"
    fi
    ;;
  clean)
    [ -n "$issue" ] || exit 0
    printf 'Deployed and program are the same again: [last look](%s).\n' "$RUN_URL" >"$files/body.md"
    send POST "issues/$issue/comments" '{}'
    gh api --method PATCH "repos/$REPOSITORY/issues/$issue" -f state=closed >/dev/null
    ;;
  *)
    echo "::error::there is no result: $RESULT"
    exit 1
    ;;
esac
