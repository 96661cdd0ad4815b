import { proveLimits } from "../../support/rule-limits";
import { add, alter, edit, type Inputs, proveRules } from "../../support/rules";

const SECRET = "aws:secretsmanager/secret:Secret";
const set = (values: Inputs) => edit(SECRET, (inputs) => Object.assign(inputs, values));
const addRotation = (days: number) =>
  add("aws:secretsmanager/secretRotation:SecretRotation", "rotation", {
    secretId: "<aws:secretsmanager/secret:Secret::cloudmart-cache-secret.id>",
    rotationRules: { automaticallyAfterDays: days },
  });

proveRules([
  {
    rule: "deleted-secret-frees-its-name",
    title: "a fixed name with a recovery window",
    change: set({ name: "cloudmart-cache" }),
    message: /name is "cloudmart-cache"; leave it out: for 30 days after a deletion nobody can create a secret/,
    unchanged: "not applicable",
    satisfiedBy: set({ name: "cloudmart-cache", recoveryWindowInDays: 0 }),
  },
  {
    rule: "secret-is-rotated",
    title: "a rotation every 91 days",
    change: addRotation(91),
    message: /rotationRules\.automaticallyAfterDays is 91; write 90 or less/,
    unchanged: "waived",
    satisfiedBy: addRotation(90),
  },
]);

proveLimits([
  {
    rule: "deleted-secret-frees-its-name",
    title: "a name with a random part",
    change: alter(SECRET, (secret) => ({
      ...secret,
      inputs: {
        ...secret.inputs,
        name: "cloudmart-<random:index/randomId:RandomId::cloudmart-cache-final-snapshot.hex>",
      },
      propertyDependencies: {
        name: [
          "urn:pulumi:prod::cloudmart::cloudmart:cache:Cache$random:index/randomId:RandomId::cloudmart-cache-final-snapshot",
        ],
      },
    })),
  },
]);
