const WIDTH = 14;

/** Runs one step of the start and shows what it is, while it runs, and how long it took. */
export async function step<T>(name: string, work: (tell: (detail: string) => void) => Promise<T>): Promise<T> {
  const begun = performance.now();
  let detail = '';
  const isTerminal = process.stdout.isTTY;
  const show = (mark: string, text: string) => process.stdout.write(`${isTerminal ? '\r\x1b[K' : ''}${mark} ${name.padEnd(WIDTH)}${text}`);
  const tell = (text: string) => {
    detail = text;
    show('·', isTerminal ? text : `${text}\n`);
  };
  if (isTerminal) show('·', '');
  const result = await work(tell);
  show('✓', `${detail ? `${detail}, ` : ''}${((performance.now() - begun) / 1000).toFixed(1)} s\n`);
  return result;
}
