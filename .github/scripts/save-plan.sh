#!/usr/bin/env bash
# Plans a stack for review: the plan file, what it starts from, and whether there is anything to do.
#   STACK, PLAN  the stack, and the file to write
# Step outputs: state (hash of the state it starts from), plan (hash of the file), has-changes (true or false).
set -euo pipefail
scripts=$(dirname "${BASH_SOURCE[0]}")

# The plan becomes an artifact, which everybody who may read the repository can download: its secrets have to be
# encrypted by a key, not by a passphrase that can be tried out at leisure.
if grep -q '^encryptionsalt:' "Pulumi.$STACK.yaml"; then
  echo "::error::$STACK encrypts by passphrase; its plan may not leave this job. Use a KMS key: pulumi stack change-secrets-provider"
  exit 1
fi

state=$("$scripts/hash-state.sh" "$STACK")
mkdir -p "$(dirname "$PLAN")"
log=$(mktemp)
trap 'rm -f "$log"' EXIT
pulumi preview --stack "$STACK" --non-interactive --color never --diff --refresh --suppress-outputs --policy-pack policy \
  --save-plan "$PLAN" 2>&1 | tee "$log"
if [ ! -s "$PLAN" ]; then
  echo "::error::the preview left no plan"
  exit 1
fi
if [ "$("$scripts/hash-state.sh" "$STACK")" != "$state" ]; then
  echo "::error::somebody changed the state of $STACK while it was planned; run this job again"
  exit 1
fi

{
  echo "state=$state"
  echo "plan=$(sha256sum "$PLAN" | cut -d ' ' -f 1)"
  echo "has-changes=$(jq '[.resourcePlans[].steps[]] | any(. != "same")' "$PLAN")"
} >>"$GITHUB_OUTPUT"
{
  printf '## What %s waits for\n\n`````diff\n' "$STACK"
  tail -c 900000 "$log" # a summary holds one MiB, and the totals stand at the end
  printf '`````\n'
} >>"$GITHUB_STEP_SUMMARY"
