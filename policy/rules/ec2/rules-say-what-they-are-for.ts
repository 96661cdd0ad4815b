import { type Rule, satisfied, violated } from "../../rule";
import { DOOR_TYPES, doorsOf, GROUP } from "../../security-group-doors";

const GENERATED = "Managed by Pulumi";

export const rule: Rule = {
  description: "Every group and every rule says in its description what it is for.",
  family: "regretted",
  severity: "advisory",
  sources: ["https://docs.aws.amazon.com/vpc/latest/userguide/security-group-rules.html"],
  remedy: "Write a `description`; who reviews the group in the console sees nothing else.",
  types: DOOR_TYPES,
  check: (resource) => {
    const paths = doorsOf(resource).map((door) => door.path("description"));
    const silent = (resource.type === GROUP ? ["description", ...paths] : paths).find((path) => {
      const text = resource.text(path) ?? "";
      return text.trim() === "" || text === GENERATED;
    });
    return silent === undefined
      ? satisfied
      : violated(silent, resource.value(silent), "say who comes through here, and why");
  },
};
