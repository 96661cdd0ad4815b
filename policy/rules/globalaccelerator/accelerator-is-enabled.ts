import { ACCELERATOR } from "../../accelerators";
import { type Rule, satisfiedWhen } from "../../rule";

export const rule: Rule = {
  description: "An accelerator is switched on: off, it costs the same and drops every packet.",
  family: "regretted",
  severity: "mandatory",
  sources: ["https://docs.aws.amazon.com/global-accelerator/latest/dg/about-accelerators.disabling.html"],
  remedy: "Keep `enabled: true` in components/accelerator/accelerator.ts.",
  types: [ACCELERATOR],
  check: (accelerator) =>
    satisfiedWhen(!accelerator.has("enabled") || accelerator.flag("enabled"), "enabled", false, "write true"),
};
