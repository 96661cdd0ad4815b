/** How far the programs are, on one line that rewrites itself; silent without somewhere to write. */
const CLEAR_LINE = "\r\u001B[2K";
const WIDTH = 79;

export class Progress {
  private readonly counts: Map<string, number>;

  constructor(
    stacks: readonly string[],
    private readonly write?: (text: string) => void,
  ) {
    this.counts = new Map(stacks.map((stack) => [stack, 0]));
    this.draw();
  }

  show(stack: string, resourceCount: number): void {
    this.counts.set(stack, resourceCount);
    this.draw();
  }

  clear(): void {
    this.write?.(CLEAR_LINE);
  }

  private draw(): void {
    if (this.write === undefined) return;
    const counts = [...this.counts].map(([stack, count]) => `${stack} ${count.toString()} resources`);
    this.write(CLEAR_LINE + `Running the program: ${counts.join(", ")}`.slice(0, WIDTH));
  }
}
