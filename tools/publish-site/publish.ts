/** Carries a plan out. */
import { randomUUID } from "node:crypto";
import { inParallel } from "./in-parallel";
import { deletionsOf, pathsToInvalidate, type Plan, uploadsOf } from "./plan";
import { OutsideError } from "../shared/outside-error";

/** What of a site is needed here. */
export interface Destination {
  upload(file: ReturnType<typeof uploadsOf>[number]): Promise<void>;
  delete(key: string): Promise<void>;
  invalidate(paths: readonly string[], reference: string): Promise<string>;
}

export interface Listener {
  /** Something was done: `uploaded index.html`. */
  readonly onDone: (what: string) => void;
  /** Something failed; what does not build on it goes on. */
  readonly onFailure: (error: OutsideError) => void;
}

const REQUESTS_AT_ONCE = 8;

/**
 * Uploads phase by phase, then deletes, then invalidates. A failure ends it after its phase, so that no page appears
 * without what it refers to; what was replaced by then is invalidated all the same, because the next run finds it
 * unchanged. Returns whether everything was done.
 */
export async function publish(
  plan: Plan,
  site: Destination,
  { invalidatesAll }: { readonly invalidatesAll: boolean },
  listener: Listener,
): Promise<boolean> {
  const replaced: string[] = [];
  let isComplete = await uploadAll(plan, site, replaced, listener);
  if (isComplete) {
    isComplete = await runPhase(deletionsOf(plan), listener, async (key) => {
      await site.delete(key);
      replaced.push(key);
      listener.onDone(`deleted ${key}`);
    });
  }
  const paths = invalidatesAll ? ["/*"] : pathsToInvalidate(replaced);
  if (paths.length === 0) return isComplete;
  const isInvalidated = await runPhase([paths], listener, async () => {
    const id = await site.invalidate(paths, randomUUID());
    listener.onDone(`invalidated ${paths.length} ${paths.length === 1 ? "path" : "paths"} (${id})`);
  });
  return isComplete && isInvalidated;
}

async function uploadAll(plan: Plan, site: Destination, replaced: string[], listener: Listener): Promise<boolean> {
  const count = uploadsOf(plan).length;
  let done = 0;
  for (const phase of plan.phases) {
    const isComplete = await runPhase(phase, listener, async (upload) => {
      await site.upload(upload);
      if (upload.reason !== "new") replaced.push(upload.key);
      done += 1;
      listener.onDone(`uploaded ${done} of ${count}: ${upload.key}`);
    });
    if (!isComplete) return false;
  }
  return true;
}

/** Every item is tried; tells whether all went well. */
async function runPhase<Item>(
  items: readonly Item[],
  { onFailure }: Listener,
  action: (item: Item) => Promise<void>,
): Promise<boolean> {
  const outcomes = await inParallel(items, REQUESTS_AT_ONCE, async (item) => {
    try {
      await action(item);
      return true;
    } catch (error) {
      if (!(error instanceof OutsideError)) throw error;
      onFailure(error);
      return false;
    }
  });
  return outcomes.every((isDone) => isDone);
}
