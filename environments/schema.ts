/**
 * What a stack file (`Pulumi.<stack>.yaml`) may say: facts and quantities. The types are inferred from the checks, so
 * they cannot drift apart. How safe a stack is built is policy and lives in `dev.ts` and `prod.ts`, not here.
 *
 * Here and in `schema/` stands what one value alone must be; what only several together can tell is in `validate/`. The
 * words in it are the reference: error messages, `docs/configuration.md` and `stack-file.schema.json` are made from them.
 */
import { z } from "zod";
import { acceleratorSchema } from "./schema/accelerator";
import { auditSchema } from "./schema/audit";
import { cacheSchema } from "./schema/cache";
import { computeSchema } from "./schema/compute";
import { databaseSchema } from "./schema/database";
import { edgeSchema } from "./schema/edge";
import { logsSchema } from "./schema/logs";
import { block, text, wholeNumber } from "./schema/meaning";
import { networkSchema } from "./schema/network";
import { objectivesSchema } from "./schema/objectives";
import { observabilitySchema } from "./schema/observability";
import { recoverySchema } from "./schema/recovery";
import { storageSchema } from "./schema/storage";
import { tablesSchema } from "./schema/tables";

/** The configuration namespace, which is the project's name in `Pulumi.yaml`. */
export const NAMESPACE = "cloudmart";

const awsSchema = block("Where the stack lives.", {
  accountId: text(/^\d{12}$/, {
    description: "The account this stack is pinned to; the provider refuses every other.",
    allowed: "12 digits, in quotes",
  }),
  region: text(/^[a-z]{2}(-[a-z]+)+-\d$/, {
    description: "The Region everything is built in.",
    allowed: "a Region code such as `ap-northeast-2`",
  }),
});

// https://docs.aws.amazon.com/tag-editor/latest/userguide/best-practices-and-strats.html#id_tags_naming_best_practices
const tagValue = (description: string): z.ZodString =>
  text(/^(?![Aa][Ww][Ss]:)[\w .:/=+@\u00aa-\uffff-]{1,256}$/, {
    description,
    allowed: "1 to 256 letters, digits, spaces and `_ . : / = + - @`, not beginning with `aws:`",
    reason: "AWS accepts no other tag values",
  });

const tagsSchema = block("Tags on every resource, beside project, stack and environment.", {
  owner: tagValue("The team that answers for the stack; tag `Owner`."),
  costCentre: tagValue("Who pays; tag `CostCentre`."),
});

const budgetSchema = block(
  "What the stack may cost. The offline preview holds its estimate against it; the policy pack cannot, it has no prices.",
  {
    monthlyUsd: wholeNumber(1, 1_000_000, {
      description:
        "Most that a month may cost at list price with the assumed usage, US dollars, groups at their minimum; more is the mandatory violation `monthly-budget` of a preview.",
    }),
  },
);

export const stackFileSchema = block("One stack's facts and quantities.", {
  environment: z.enum(["dev", "prod"]).meta({
    description: "The policy this stack is built with; never guessed from the stack's name.",
    allowed: "`dev` or `prod`",
  }),
  timeZone: text(/^(UTC|[A-Z][A-Za-z]+(\/[A-Z][A-Za-z0-9_+-]+)+)$/, {
    description: "Zone that the windows below are written in.",
    allowed: "an IANA zone without daylight saving, such as `Asia/Seoul`",
  }),
  aws: awsSchema,
  tags: tagsSchema,
  budget: budgetSchema,
  objectives: objectivesSchema.optional(),
  logs: logsSchema.optional(),
  network: networkSchema,
  database: databaseSchema,
  cache: cacheSchema,
  compute: computeSchema,
  tables: tablesSchema.optional(),
  storage: storageSchema.optional(),
  edge: edgeSchema.optional(),
  accelerator: acceleratorSchema.optional(),
  observability: observabilitySchema.optional(),
  recovery: recoverySchema.optional(),
  audit: auditSchema.optional(),
});

/** A stack file's content after the schema, before the cross-field checks. */
export type StackFile = z.infer<typeof stackFileSchema>;
