import { isJsonArray } from "../../views";
import { type Rule, satisfied, violated } from "../../rule";

export const rule: Rule = {
  description: "A provider deploys to one account and refuses every other.",
  family: "regretted",
  severity: "mandatory",
  sources: ["https://www.pulumi.com/registry/packages/aws/api-docs/provider/"],
  remedy: "Write the account in `aws.accountId`; index.ts hands it to the provider in `allowedAccountIds`.",
  types: ["pulumi:providers:aws"],
  check: (provider) => {
    const allowed = provider.json("allowedAccountIds");
    const accounts = isJsonArray(allowed) ? allowed : [];
    const [account] = accounts;
    if (accounts.length !== 1 || typeof account !== "string" || !/^\d{12}$/.test(account)) {
      return violated(
        "allowedAccountIds",
        allowed,
        "name one account of 12 digits: wrong credentials then stop at once",
      );
    }
    if (provider.flag("skipRequestingAccountId")) {
      return violated(
        "skipRequestingAccountId",
        true,
        "leave it out: the provider would not ask which account it is in",
      );
    }
    return satisfied;
  },
};
