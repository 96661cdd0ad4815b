import { type Rule, satisfiedWhen } from "../../rule";
import { GROUP } from "../../security-group-doors";

/** What auto-naming appends to a logical name and its hyphen. */
const GENERATED = /^[0-9a-f]{7,}$/;

export const rule: Rule = {
  description: "A group's name is generated, so that its replacement can be made before it goes.",
  family: "refused",
  severity: "mandatory",
  sources: [
    "https://www.pulumi.com/docs/iac/concepts/resources/names/#autonaming",
    "https://github.com/hashicorp/terraform-provider-aws/issues/1671",
  ],
  remedy: "Leave `name` out and let Pulumi append to the logical name; `tags.Name` is for people.",
  types: [GROUP],
  check: (group) => {
    const name = group.text("name");
    // The engine hands generated names on as if they had been written.
    const [beginning, suffix = ""] = [`${group.name}-`, name?.slice(group.name.length + 1)];
    const isGenerated = name === undefined || (name.startsWith(beginning) && GENERATED.test(suffix));
    return satisfiedWhen(
      isGenerated,
      "name",
      name,
      "leave it out: the description cannot change in place, and two groups cannot share a name (InvalidGroup.Duplicate)",
    );
  },
};
