import { edit, proveRules } from "../../support/rules";

const PROVIDER = "pulumi:providers:aws";

/** A provider's objects travel as JSON text. */
function tag(key: string, value: string | undefined): ReturnType<typeof edit> {
  return edit(PROVIDER, (inputs) => {
    const { tags } = JSON.parse(String(inputs["defaultTags"])) as { tags: Record<string, string | undefined> };
    inputs["defaultTags"] = JSON.stringify({ tags: { ...tags, [key]: value } });
  });
}

proveRules([
  {
    rule: "account-is-pinned",
    title: "any account",
    change: edit(PROVIDER, (inputs) => delete inputs["allowedAccountIds"]),
    message: /allowedAccountIds is not set; name one account of 12 digits/,
  },
  {
    rule: "account-is-pinned",
    title: "two accounts",
    change: edit(PROVIDER, (inputs) => (inputs["allowedAccountIds"] = '["222222222222","333333333333"]')),
    message: /allowedAccountIds is \["222222222222","333333333333"\]; name one account/,
    satisfiedBy: edit(PROVIDER, (inputs) => (inputs["allowedAccountIds"] = ["222222222222"])),
  },
  {
    rule: "account-is-pinned",
    title: "a provider that does not ask where it is",
    change: edit(PROVIDER, (inputs) => (inputs["skipRequestingAccountId"] = "true")),
    message: /skipRequestingAccountId is true; leave it out/,
  },
  {
    rule: "region-is-named",
    title: "the Region of whoever deploys",
    change: edit(PROVIDER, (inputs) => delete inputs["region"]),
    message: /region is not set; name a Region such as ap-northeast-2/,
  },
  {
    rule: "provider-holds-no-credentials",
    title: "an access key",
    change: edit(PROVIDER, (inputs) => (inputs["accessKey"] = "[secret]")),
    message: /accessKey is "\[secret\]"; leave it out/,
  },
  {
    rule: "default-tags-say-what-and-whose",
    title: "no owner",
    change: tag("Owner", undefined),
    message: /defaultTags\.tags\.Owner is not set; write a value/,
  },
  {
    rule: "default-tags-say-what-and-whose",
    title: "no tags at all",
    change: edit(PROVIDER, (inputs) => delete inputs["defaultTags"]),
    message: /defaultTags\.tags\.Project is not set; write a value/,
  },
  {
    rule: "default-tags-say-what-and-whose",
    title: "the other environment",
    change: tag("Environment", "dev"),
    message: /defaultTags\.tags\.Environment is "dev"; write prod, the stack's environment/,
  },
  {
    rule: "default-tags-are-accepted",
    title: "a character that AWS does not take",
    change: tag("Owner", "R&D"),
    message: /defaultTags\.tags\.Owner is "R&D"; write letters, digits, .*\(InvalidParameterValue\)/,
  },
  {
    rule: "default-tags-are-accepted",
    title: "a reserved key",
    change: tag("AWS:owner", "platform"),
    message: /defaultTags\.tags\.AWS:owner is "platform"; write .* not beginning with aws:/,
  },
  {
    rule: "default-tags-are-accepted",
    title: "a value of 257 characters",
    change: tag("Owner", "a".repeat(257)),
    message: /at most 128 in a key and 256 in a value/,
  },
  {
    rule: "default-tags-are-accepted",
    title: "more tags than AWS takes",
    change: edit(PROVIDER, (inputs) => {
      const tags = Object.fromEntries(Array.from({ length: 51 }, (_, index) => [`Tag${index}`, "value"]));
      inputs["defaultTags"] = { tags };
    }),
    message: /the number of default tags is 51; write at most 50/,
  },
]);
