import { DATABASE } from "../../databases";
import { notApplicable, type Rule, satisfiedWhen } from "../../rule";

const LONGEST = 63;

export const rule: Rule = {
  description: "A database's identifier has 63 characters or fewer.",
  family: "refused",
  severity: "mandatory",
  sources: ["https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_CreateDBInstance.html"],
  remedy: "Shorten the name that index.ts gives the database.",
  types: [DATABASE],
  check: (instance) => {
    const identifier = instance.text("identifier");
    if (identifier === undefined) return notApplicable;
    const known = identifier.replaceAll(/<[^<>]*>/g, "");
    return satisfiedWhen(known.length <= LONGEST, "identifier", identifier, `write ${LONGEST} characters or fewer`);
  },
};
