import { z } from "zod";
import { block, text, wholeNumber } from "./meaning";

/** https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/HowItWorks.NamingRulesDataTypes.html */
const attribute = (description: string): z.ZodString =>
  text(/^[A-Za-z][\w.-]{0,254}$/, {
    description,
    allowed: "1 to 255 letters, digits and `_ . -`, a letter first",
  });

const partitionKey = attribute(
  "What items are found by, text. Many different values, asked for alike, spread the load: a viewer, not a country.",
);
const sortKey = attribute("What orders the items of one partition key, text.").optional();

const word = (longest: number): RegExp => new RegExp(`^[a-z][a-z0-9-]{1,${(longest - 2).toString()}}[a-z0-9]$`);

/** DynamoDB's quota for one table or index; more is a request to AWS. */
const units = (description: string) => wholeNumber(1, 1_000_000, { description }).optional();

const indexSchema = block("Another way to look items up.", { partitionKey, sortKey });

const tableSchema = block("One table.", {
  partitionKey,
  sortKey,
  expiryAttribute: attribute(
    "An attribute with seconds since 1970: the item goes some time after, free of charge.",
  ).optional(),
  indexes: z
    .record(z.string().regex(word(50)), indexSchema)
    .meta({
      description:
        "Other ways to look items up, by name; each write that changes what one holds is paid for once more.",
      allowed: "named in lower-case words with hyphens, 3 to 50 characters",
    })
    .optional(),
  maxWriteUnitsPerSecond: units("Most writes of 1 KB a second, a brake on the bill; what is above is refused."),
  maxReadUnitsPerSecond: units("Most reads of 4 KB a second."),
});

export const tablesSchema = block("DynamoDB tables, paid by use. A stack without the block has none.", {
  tables: z
    .record(z.string().regex(word(30)), tableSchema)
    .refine((tables) => Object.keys(tables).length > 0)
    .meta({
      description:
        "Tables by name, each with `partitionKey`, and where it has them `sortKey`, `expiryAttribute`, `indexes` by name with keys of their own, `maxWriteUnitsPerSecond` and `maxReadUnitsPerSecond`. The application finds a table's name in its environment: `viewing-state` in `VIEWING_STATE_TABLE`.",
      allowed: "at least one, named in lower-case words with hyphens, 3 to 30 characters",
    }),
  replicaRegions: z
    .array(
      text(/^[a-z]{2}(-[a-z]+)+-\d$/, {
        description: "A Region.",
        allowed: "a Region code such as `us-east-1`",
      }),
    )
    .min(1)
    .max(10)
    .meta({
      description:
        "Regions that hold every table as well, follow within a second as a rule, and take writes themselves. Each costs what the table costs once more.",
      allowed: "1 to 10 Region codes other than `aws.region`, each once, of the same partition of AWS",
    })
    .optional(),
});
