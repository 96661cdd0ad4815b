import { tagsOf } from "../../default-tags";
import { type Rule, satisfied, violated } from "../../rule";

const MOST = 50;
const LONGEST_KEY = 128;
const LONGEST_VALUE = 256;
const CHARACTERS = /^[\p{L}\p{Z}\p{N}_.:/=+\-@]*$/u;

export const rule: Rule = {
  description: "Default tags are ones that every AWS service takes.",
  family: "refused",
  severity: "mandatory",
  sources: ["https://docs.aws.amazon.com/tag-editor/latest/userguide/best-practices-and-strats.html"],
  remedy: "Correct `tags` in the stack file.",
  types: ["pulumi:providers:aws"],
  check: (provider) => {
    const tags = Object.entries(tagsOf(provider));
    if (tags.length > MOST) return violated("the number of default tags", tags.length, `write at most ${MOST}`);
    const wrong = tags.find(
      ([key, value]) => key === "" || !isAccepted(key, LONGEST_KEY) || !isAccepted(value, LONGEST_VALUE),
    );
    if (wrong === undefined) return satisfied;
    const [key, value] = wrong;
    return violated(
      `defaultTags.tags.${key}`,
      value,
      "write letters, digits, spaces and _ . : / = + - @, at most 128 in a key and 256 in a value, not beginning with aws: (InvalidParameterValue)",
    );
  },
};

function isAccepted(text: string, longest: number): boolean {
  return text.length <= longest && CHARACTERS.test(text) && !text.toLowerCase().startsWith("aws:");
}
