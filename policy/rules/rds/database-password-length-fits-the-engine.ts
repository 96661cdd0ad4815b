import { DATABASE, engineOf } from "../../databases";
import { PASSWORD, takersOf } from "../../generated-passwords";
import { notApplicable, type Rule, satisfiedWhen } from "../../rule";

const SHORTEST = 8;
const LONGEST: Readonly<Record<string, number>> = { postgres: 128, mysql: 41, mariadb: 41 };

export const rule: Rule = {
  description:
    "A generated password of a database has 8 to 128 characters on PostgreSQL, 8 to 41 on MySQL and MariaDB.",
  family: "refused",
  severity: "mandatory",
  sources: ["https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_CreateDBInstance.html"],
  remedy: "Write a `length` that the engine takes on the password.",
  types: [PASSWORD],
  check: (password, stack) => {
    const limits = takersOf(password, stack, DATABASE, "password")
      .map((instance) => LONGEST[engineOf(instance, stack)])
      .filter((limit) => limit !== undefined);
    if (limits.length === 0) return notApplicable;
    const length = password.number("length") ?? 0;
    const longest = Math.min(...limits);
    return satisfiedWhen(
      length >= SHORTEST && length <= longest,
      "length",
      length,
      `write ${SHORTEST} to ${longest} (InvalidParameterValue: MasterUserPassword)`,
    );
  },
};
