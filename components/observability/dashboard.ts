import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { type AlarmDefinition, ROWS } from "./alarm";

/** CloudWatch's grid, and what one widget takes of it. */
const GRID_WIDTH = 24;
const WIDGETS_PER_LINE = 4;
const WIDGET_HEIGHT = 6;
const HEADING_HEIGHT = 1;

interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

interface Widget extends Box {
  readonly type: "text" | "metric";
  readonly properties: Readonly<Record<string, unknown>>;
}

/**
 * One dashboard, made from the same definitions as the alarms: from the reader's side down, a row for each part of the
 * stack, zones and nodes side by side, the threshold as a line. 3 USD a month; the account's first three are free.
 */
export function createDashboard(
  name: string,
  definitions: readonly AlarmDefinition[],
  { label, region }: { readonly label: string; readonly region: string },
  options: pulumi.CustomResourceOptions,
): aws.cloudwatch.Dashboard {
  return new aws.cloudwatch.Dashboard(
    name,
    {
      dashboardName: label,
      dashboardBody: pulumi.jsonStringify({ widgets: layOut(definitions, region) }),
    },
    options,
  );
}

/** Where everything stands. Definitions of one row and title share a line. */
export function layOut(definitions: readonly AlarmDefinition[], region: string): Widget[] {
  const widgets: Widget[] = [];
  let y = 0;
  for (const row of ROWS) {
    const inRow = definitions.filter((definition) => definition.row === row);
    if (inRow.length === 0) continue;
    widgets.push(writeHeading(row, y));
    y += HEADING_HEIGHT;
    for (const line of breakIntoLines(inRow)) {
      const width = Math.floor(GRID_WIDTH / line.length);
      line.forEach((definition, index) => {
        widgets.push(drawMetric(definition, { x: index * width, y, width, height: WIDGET_HEIGHT }, region));
      });
      y += WIDGET_HEIGHT;
    }
  }
  return widgets;
}

/** What has several places gets lines of its own; the rest fills lines. */
function breakIntoLines(definitions: readonly AlarmDefinition[]): AlarmDefinition[][] {
  const titles = [...new Set(definitions.map(({ title }) => title))];
  const groups = titles.map((title) => definitions.filter((definition) => definition.title === title));
  const singles = groups.filter((group) => group.length === 1).flat();
  const several = groups.filter((group) => group.length > 1);
  return [singles, ...several].flatMap((group) =>
    Array.from({ length: Math.ceil(group.length / WIDGETS_PER_LINE) }, (_, line) =>
      group.slice(line * WIDGETS_PER_LINE, (line + 1) * WIDGETS_PER_LINE),
    ),
  );
}

function writeHeading(row: string, y: number): Widget {
  return {
    type: "text",
    x: 0,
    y,
    width: GRID_WIDTH,
    height: HEADING_HEIGHT,
    properties: { markdown: `## ${row}`, background: "transparent" },
  };
}

function drawMetric(definition: AlarmDefinition, box: Box, home: string): Widget {
  const { title, place, threshold, periodSeconds, expression, series, region = home } = definition;
  const metrics = Object.entries(series).map(([id, { namespace, metric, dimensions, statistic }]) => [
    namespace,
    metric,
    ...Object.entries(dimensions).flat(),
    { id, stat: statistic, region, ...(expression !== undefined && { visible: false }) },
  ]);
  return {
    type: "metric",
    ...box,
    properties: {
      title: place === undefined ? title : `${title}: ${place}`,
      region,
      view: "timeSeries",
      period: periodSeconds,
      metrics: expression === undefined ? metrics : [[{ expression, id: "result", label: title, region }], ...metrics],
      annotations: { horizontal: [{ label: "alarm", value: threshold }] },
    },
  };
}
