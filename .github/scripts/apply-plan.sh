#!/usr/bin/env bash
# Applies a reviewed plan, if the stack is still in the state that the plan was reviewed against. The engine refuses
# steps that the plan does not hold, but applies a plan to a state that has moved without a word.
#   STACK, PLAN                   the stack, and the plan file
#   REVIEWED_STATE, REVIEWED_PLAN  the hashes that save-plan.sh gave
set -euo pipefail
scripts=$(dirname "${BASH_SOURCE[0]}")

refuse() {
  echo "::error::$1. Nothing was changed; run the whole workflow again for a new plan"
  exit 1
}

[ -s "$PLAN" ] || refuse "there is no plan for $STACK: it was not saved, or has expired"
[ "$(sha256sum "$PLAN" | cut -d ' ' -f 1)" = "$REVIEWED_PLAN" ] || refuse "this is not the plan of $STACK that was reviewed"
state=$("$scripts/hash-state.sh" "$STACK")
[ "$state" = "$REVIEWED_STATE" ] || refuse "the state of $STACK has moved since its plan was reviewed"

pulumi up --stack "$STACK" --yes --non-interactive --color never --diff --refresh --suppress-outputs --policy-pack policy \
  --plan "$PLAN"
