/** One line for the person who watches. */
export function say(line: string): void {
  process.stdout.write(`[world] ${line}\n`);
}
