import assert from "node:assert/strict";
import { modelLoad } from "../../../../preview/analyses/load/load";
import { renderLoad } from "../../../../preview/report/html/load";
import { describeLoad } from "../../../../preview/report/load";
import { makeGraph } from "../../../support/graphs";
import { loadGraph } from "../../../support/program";

describe("the page's section on a load", () => {
  it("shows the sum, every figure, and what breaks in its order with a source", async () => {
    const load = modelLoad(await loadGraph("streamcloud"), 1_000_000);
    const { text = "" } = renderLoad(load, "s0") ?? {};
    assert.ok(text.includes(`<p>${describeLoad(load)}</p>`));
    for (const { what } of [...load.demands, ...load.cost])
      assert.ok(text.includes(`<th scope="row">${what}</th>`), what);
    const places = load.limits.map(({ what, source }) => [text.indexOf(what), text.indexOf(source)]);
    assert.ok(places.length > 5 && places.flat().every((place) => place > 0));
    const [, limits = ""] = text.split("Load, what breaks");
    const order = load.limits.map(({ what }) => limits.indexOf(what));
    assert.deepEqual(
      order,
      [...order].sort((one, other) => one - other),
    );
    assert.equal(limits.split("exceeded, ").length - 1, load.limits.filter(({ isExceeded }) => isExceeded).length);
  });

  it("says what is missing, and is left out where nobody asked", () => {
    assert.match(
      renderLoad(modelLoad(makeGraph([]), 7), "s0")?.text ?? "",
      /not known, for there is no CDN[^]*Missing: /,
    );
    assert.equal(renderLoad(null, "s0"), undefined);
  });
});
