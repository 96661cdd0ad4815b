/** The offline preview of prod with nothing after it: no rules, no analyses, no report. */
import { previewStack } from "../../preview/engine/preview-stack";
import { readProject } from "../../preview/engine/project";

void previewStack(readProject(process.cwd()), "prod").then(({ errors }) => {
  if (errors.length > 0) throw new Error(errors.join("\n"));
});
