/** KMS keys, Secrets Manager and Parameter Store. */
import type { ResourceView } from "../../../../policy/views";
import { alwaysOn, type Charge, type Pricers, type Setting, shareOf, used } from "../charge";

const KEY = "aws:kms/key:Key";
const SECRET = "aws:secretsmanager/secret:Secret";

export const secrets: Pricers = {
  [KEY]: priceKey,
  "aws:kms/replicaKey:ReplicaKey": () => [alwaysOn("replica key", ["kms", "customer-managed-key"], 1)],
  [SECRET]: priceSecret,
  "aws:ssm/parameter:Parameter": priceParameter,
};

function* priceKey(key: ResourceView, { stack, usage }: Setting): Generator<Charge> {
  yield alwaysOn("key", ["kms", "customer-managed-key"], 1, {
    ...(key.flag("enableKeyRotation") && {
      assumption: "its first year: each of the first two rotations adds the price of a key",
    }),
  });
  const tenThousands = shareOf(usage.keyRequestsThousand / 10, stack.all(KEY));
  yield used("key, requests", ["kms", "requests"], tenThousands);
}

function* priceSecret(secret: ResourceView, { stack, usage }: Setting): Generator<Charge> {
  yield alwaysOn("secret and its copies", ["secrets-manager", "secret"], 1 + (secret.length("replicas") ?? 0));
  const tenThousands = shareOf(usage.secretReadsThousand / 10, stack.all(SECRET));
  yield used("secret, requests", ["secrets-manager", "api-requests"], tenThousands);
}

/** Standard parameters are free. */
function* priceParameter(parameter: ResourceView): Generator<Charge> {
  if (parameter.text("tier") === "Advanced") yield alwaysOn("advanced parameter", ["ssm", "parameter-advanced"], 1);
}
