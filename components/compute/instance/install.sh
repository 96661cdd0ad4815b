# Tests set BOOT_ROOT to a folder that stands in for /.
readonly root="${BOOT_ROOT:-}"

# The way out may open a moment after the first boot.
retry() {
  local attempt
  for attempt in {1..10}; do
    if "$@"; then return 0; fi
    echo "$1 failed, attempt $attempt of 10" >&2
    sleep 10
  done
  return 1
}

retry dnf install --assumeyes --quiet docker jq
mkdir -p "$root/etc/cloudmart" "$root/etc/systemd/system" "$root/usr/local/bin"

# What the database's certificate is checked against. The container may run as any user.
certificates="https://truststore.pki.rds.amazonaws.com/$region/$region-bundle.pem"
retry curl --fail --silent --show-error --proto '=https' --output "$root/etc/cloudmart/rds-ca.pem" "$certificates"
chmod 0644 "$root/etc/cloudmart/rds-ca.pem"

metadata=http://169.254.169.254/latest
token="$(curl --fail --silent --show-error --request PUT \
  --header 'X-aws-ec2-metadata-token-ttl-seconds: 60' "$metadata/api/token")"
instance_id="$(curl --fail --silent --show-error \
  --header "X-aws-ec2-metadata-token: $token" "$metadata/meta-data/instance-id")"

# An instance always reads from the same replica; together they read from all.
checksum="$(printf '%s' "$instance_id" | cksum | cut -d ' ' -f 1)"
read_address="${read_addresses[checksum % ${#read_addresses[@]}]}"

declare -p region image registry registry_region container_port log_group traced_service instance_id database_address \
  read_address database_port database_name database_iam_user database_secret_arn cache_secret_arn \
  > "$root/etc/cloudmart/settings"
