import { DATABASE } from "../../databases";
import { notApplicable, type Rule, satisfiedWhen } from "../../rule";

export const rule: Rule = {
  description: "A database updated by blue/green deployment does not leave its password to RDS.",
  family: "refused",
  severity: "mandatory",
  sources: [
    "https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/blue-green-deployments-considerations.html",
    "https://github.com/getmoto/moto/issues/9114",
  ],
  remedy: "Leave `blueGreenUpdate` out, or give the database a password of its own.",
  types: [DATABASE],
  check: (instance) => {
    if (!instance.flag("blueGreenUpdate.enabled")) return notApplicable;
    return satisfiedWhen(
      !instance.flag("manageMasterUserPassword"),
      "manageMasterUserPassword",
      true,
      "write a password instead, or no blueGreenUpdate (SourceDatabaseNotSupportedFault)",
    );
  },
};
