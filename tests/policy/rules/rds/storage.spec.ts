import { edit, type Inputs, proveRules } from "../../../support/rules";

const DATABASE = "aws:rds/instance:Instance";
const set = (values: Inputs) => edit(DATABASE, (inputs) => Object.assign(inputs, values));
const striped = { allocatedStorage: 400, maxAllocatedStorage: 1000 };

proveRules([
  {
    rule: "gp3-figures-need-striped-storage",
    title: "IOPS below 400 GiB",
    change: set({ allocatedStorage: 399, iops: 12_000 }),
    message: /iops is 12000; leave it out below 400 GiB of storage \(InvalidParameterCombination\)/,
    unchanged: "not applicable",
    satisfiedBy: set({ ...striped, iops: 12_000 }),
  },
  {
    rule: "gp3-figures-need-striped-storage",
    title: "throughput below 200 GiB on Oracle",
    change: set({ engine: "oracle-se2", allocatedStorage: 199, storageThroughput: 500 }),
    message: /storageThroughput is 500; leave it out below 200 GiB/,
    unchanged: "not applicable",
    satisfiedBy: set({ engine: "oracle-se2", allocatedStorage: 200, storageThroughput: 500 }),
  },
  {
    rule: "gp3-figures-reach-the-baseline",
    title: "fewer IOPS than come free",
    change: set({ ...striped, iops: 11_999 }),
    message: /iops is 11999; write 12000 to 64000, or leave it out/,
    unchanged: "not applicable",
    satisfiedBy: set({ ...striped, iops: 12_000, storageThroughput: 500 }),
  },
  {
    rule: "gp3-figures-reach-the-baseline",
    title: "a throughput of 0",
    change: set({ ...striped, iops: 12_000, storageThroughput: 0 }),
    message: /storageThroughput is 0; write 500 to 4000, or leave it out/,
    unchanged: "not applicable",
    satisfiedBy: set({ ...striped, storageThroughput: 4_000 }),
  },
  {
    rule: "gp3-throughput-is-in-proportion",
    title: "more throughput than the IOPS carry",
    change: set({ ...striped, iops: 12_000, storageThroughput: 3_001 }),
    message: /storageThroughput is 3001; write 3000 or less, or more iops/,
    unchanged: "not applicable",
    satisfiedBy: set({ ...striped, iops: 16_000, storageThroughput: 4_000 }),
  },
  {
    rule: "storage-ceiling-leaves-headroom",
    title: "a ceiling one GiB above the storage",
    change: set({ maxAllocatedStorage: 21 }),
    message: /maxAllocatedStorage is 21; write 22 or more, or 0 for none: the storage is 20 GiB/,
    satisfiedBy: set({ maxAllocatedStorage: 22 }),
  },
  {
    rule: "storage-ceiling-leaves-headroom",
    title: "a ceiling less than a tenth above odd storage",
    change: set({ allocatedStorage: 21, maxAllocatedStorage: 23 }),
    message: /maxAllocatedStorage is 23; write 24 or more/,
  },
]);
