import { type Rule, satisfied, violated } from "../../rule";
import { DOOR_TYPES, doorsOf, GROUP } from "../../security-group-doors";

const LONGEST = 255;
const ALLOWED = /^[\w .:/()#,@[\]+=&;{}!$*-]*$/;

export const rule: Rule = {
  description: "Descriptions of groups and their rules use the characters that AWS takes, at most 255.",
  family: "refused",
  severity: "mandatory",
  sources: ["https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreateSecurityGroup.html"],
  remedy: "Leave apostrophes, quotes, arrows and letters beyond a to z out of the description.",
  types: DOOR_TYPES,
  check: (resource) => {
    const paths = doorsOf(resource).map((door) => door.path("description"));
    for (const path of resource.type === GROUP ? ["description", ...paths] : paths) {
      const text = resource.text(path) ?? "";
      if (!ALLOWED.test(text) || text.length > LONGEST) {
        const instead = `write at most ${LONGEST} letters, digits, spaces and ._-:/()#,@[]+=&;{}!$* (InvalidParameterValue)`;
        return violated(path, text, instead);
      }
    }
    return satisfied;
  },
};
