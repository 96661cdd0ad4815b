/** Where a resource is deployed to: its own `region`, or what its provider says. */
import { CannotTell, isJsonArray, ResourceView, type StackView } from "./views";

/** The Region of a resource; cannot be told where neither it nor its provider names one. */
export function regionOf(resource: ResourceView, stack: StackView): string {
  const region = resource.text("region") ?? providerOf(resource, stack)?.text("region");
  if (region === undefined) throw new CannotTell("region");
  return region;
}

/** The one account that the resource's provider may deploy to; undefined where the provider allows several, or any. */
export function accountOf(resource: ResourceView, stack: StackView): string | undefined {
  const provider = providerOf(resource, stack);
  // A provider's lists travel as JSON text.
  const written = provider?.value("allowedAccountIds");
  const allowed = typeof written === "string" ? provider?.json("allowedAccountIds") : written;
  const [account, ...others] = isJsonArray(allowed) ? allowed : [];
  return typeof account === "string" && others.length === 0 ? account : undefined;
}

function providerOf({ resource }: ResourceView, stack: StackView): ResourceView | undefined {
  const provider = stack.graph.resources.find(({ urn }) => urn === resource.provider);
  return provider && ResourceView.of(provider);
}
