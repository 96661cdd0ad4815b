import { DATABASE, isReplica } from "../../databases";
import { notApplicable, type Rule, satisfiedWhen } from "../../rule";

export const rule: Rule = {
  description: "A database names its final snapshot, or says that it takes none.",
  family: "refused",
  severity: "mandatory",
  sources: [
    "https://github.com/pulumi/pulumi-aws/issues/2196",
    "https://github.com/pulumi/pulumi-aws/issues/2020",
    "https://github.com/mitodl/ol-infrastructure/issues/1576",
  ],
  remedy: "Set `finalSnapshotIdentifier`, or `skipFinalSnapshot` where nobody needs the data (`protection: None`).",
  types: [DATABASE],
  check: (instance) => {
    if (isReplica(instance)) return notApplicable;
    return satisfiedWhen(
      instance.flag("skipFinalSnapshot") || instance.has("finalSnapshotIdentifier"),
      "finalSnapshotIdentifier",
      undefined,
      "write a name, or skipFinalSnapshot: true; the provider refuses the deletion otherwise",
    );
  },
};
