#!/usr/bin/env bash
# Prints the stacks that have a file and a read-only role, for a job's matrix: [{"stack": "dev", "role": "arn:..."}].
#   VARIABLES  the repository's variables, a JSON object; the role of eu-prod is AWS_PREVIEW_ROLE_EU_PROD, that of eu.v2 AWS_PREVIEW_ROLE_EU_V2
#   ENVIRONMENT  only stacks that are built like it; left out, all
set -euo pipefail

for file in Pulumi.*.yaml; do
  # As stack-region.sh, it reads the one line that says so.
  if [ -n "${ENVIRONMENT:-}" ] && ! grep -qE "^ +cloudmart:environment: \"?$ENVIRONMENT\"? *$" "$file"; then continue; fi
  stack=${file#Pulumi.}
  printf '%s\n' "${stack%.yaml}"
done |
  jq --raw-input --null-input --compact-output --argjson variables "$VARIABLES" \
    '[inputs | {stack: ., role: $variables["AWS_PREVIEW_ROLE_" + (ascii_upcase | gsub("[-.]"; "_"))]}
      | select((.role // "") != "")]'
