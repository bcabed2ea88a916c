/** Does each step in a task of its own, so that a slow phone answers a touch in between; one that fails stops none of the others. */
export function inTurn(steps: readonly (() => void)[]): void {
  const [step, ...others] = steps;
  if (!step) return;
  setTimeout(() => {
    inTurn(others);
    step();
  });
}
