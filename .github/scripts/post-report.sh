#!/usr/bin/env bash
# Posts a pull request's report as one comment, edited in place. Runs with a token that may write, so it runs no code
# of the pull request, and takes the report for what it is: text from a stranger, cut to size and unable to mention.
#   GH_TOKEN, REPOSITORY, RUN_ID, RUN_URL      from the workflow
#   HEAD_REPOSITORY, HEAD_BRANCH, HEAD_SHA     what the report was made of, from GitHub's event, not from the artifact
set -euo pipefail
export LC_ALL=C.UTF-8

readonly MARKER='<!-- cloudmart preview -->'
readonly LARGEST_ARCHIVE_BYTES=1000000
readonly LARGEST_REPORT_BYTES=260000     # 65,000 characters of four bytes
readonly LARGEST_COMMENT_CHARACTERS=65000 # GitHub refuses 65,536
readonly ZERO_WIDTH_SPACE=$'\u200b'

files=$(mktemp -d)
trap 'rm -rf "$files"' EXIT

# The number of the open pull request whose newest commit was previewed; nothing when there is none, or no single one.
find_pull_request() {
  gh api --method GET "repos/$REPOSITORY/pulls" -f state=open -f head="${HEAD_REPOSITORY%%/*}:$HEAD_BRANCH" |
    jq --raw-output --arg repository "$HEAD_REPOSITORY" --arg sha "$HEAD_SHA" \
      'map(select(.head.sha == $sha and .head.repo.full_name == $repository)) | if length == 1 then .[0].number else empty end'
}

# Writes the report to $files/report.md; fails when the run kept none, or one too large to be a report.
fetch_report() {
  local artifact
  artifact=$(gh api --method GET "repos/$REPOSITORY/actions/runs/$RUN_ID/artifacts" -f name=report |
    jq --raw-output --argjson largest "$LARGEST_ARCHIVE_BYTES" \
      '[.artifacts[] | select(.name == "report" and (.expired | not))] | sort_by(.created_at) | last
       | select(. != null and .size_in_bytes <= $largest) | .id')
  [[ $artifact =~ ^[0-9]+$ ]] || return 1
  gh api "repos/$REPOSITORY/actions/artifacts/$artifact/zip" >"$files/report.zip"
  # One named file, to standard output: no path of the archive is ever written to, and a zip bomb ends at the limit.
  { unzip -p "$files/report.zip" report.md 2>/dev/null || true; } | head -c "$((LARGEST_REPORT_BYTES + 1))" >"$files/raw.md"
  [ -s "$files/raw.md" ] && [ "$(wc -c <"$files/raw.md")" -le "$LARGEST_REPORT_BYTES" ] || return 1
  { iconv -c -f UTF-8 -t UTF-8 "$files/raw.md" || true; } |
    tr -d '\000-\010\013-\037\177' |
    sed -E "s/@([[:alnum:]])/@$ZERO_WIDTH_SPACE\\1/g" >"$files/report.md"
  [ "$(wc -m <"$files/report.md")" -le "$LARGEST_COMMENT_CHARACTERS" ]
}

write_comment() {
  printf '%s\n' "$MARKER"
  if fetch_report; then
    cat "$files/report.md"
    printf '\n\n<sub>Made of %s by the code of this pull request, without credentials: [run](%s).</sub>\n' "$HEAD_SHA" "$RUN_URL"
  else
    printf '**No report** of %s: the preview ended without one, or it is too large for a comment. See its [run](%s).\n' \
      "$HEAD_SHA" "$RUN_URL"
  fi
}

find_comment() {
  gh api --paginate "repos/$REPOSITORY/issues/$1/comments?per_page=100" |
    jq --raw-output --slurp --arg marker "$MARKER" \
      'add // [] | map(select(.user.login == "github-actions[bot]" and (.body | startswith($marker)))) | .[0].id // empty'
}

number=$(find_pull_request)
if [ -z "$number" ]; then
  echo "::notice::no single open pull request has this commit as its newest; nothing to comment on"
  exit 0
fi
write_comment >"$files/comment.md"
jq --null-input --rawfile body "$files/comment.md" '{body: $body}' >"$files/comment.json"
comment=$(find_comment "$number")
if [ -n "$comment" ]; then
  gh api --method PATCH "repos/$REPOSITORY/issues/comments/$comment" --input "$files/comment.json" >/dev/null
else
  gh api --method POST "repos/$REPOSITORY/issues/$number/comments" --input "$files/comment.json" >/dev/null
fi
echo "posted on pull request $number"
