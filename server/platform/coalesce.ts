/** How items are gathered. */
interface Gathering {
  /** Items that one run takes at most. */
  maxItems: number;
  /** How long the first item of a run waits for company, in milliseconds; a run that is full waits no longer. */
  gatherMs?: number;
  /** Whether a failure is the fault of an item: then each item of that run is tried by itself, so that none spoils another. */
  isOfAnItem?: (error: unknown) => boolean;
}

/**
 * Turns a function over many items into one over a single item: items that arrive while an earlier run is under way
 * wait and go together in the next. A failing run rejects each of its items.
 */
export function coalesce<T, R>(
  run: (items: T[]) => Promise<R[]>,
  { maxItems, gatherMs = 0, isOfAnItem }: Gathering,
): (item: T) => Promise<R> {
  interface Waiting {
    item: T;
    resolve: (result: R) => void;
    reject: (reason: unknown) => void;
  }
  let queue: Waiting[] = [];
  let isRunning = false;
  let hurry: (() => void) | undefined;

  async function runTogether(batch: Waiting[]): Promise<void> {
    try {
      const results = await run(batch.map((w) => w.item));
      batch.forEach((w, i) => {
        w.resolve(results[i]!);
      });
    } catch (error) {
      if (batch.length > 1 && isOfAnItem?.(error)) for (const w of batch) await runTogether([w]);
      else for (const w of batch) w.reject(error);
    }
  }

  /** Waits for company; cut short by the item that fills the run. */
  async function gather(): Promise<void> {
    await new Promise<void>((done) => {
      const timer = setTimeout(done, gatherMs);
      hurry = () => {
        clearTimeout(timer);
        done();
      };
    });
    hurry = undefined;
  }

  async function drain(): Promise<void> {
    isRunning = true;
    while (queue.length > 0) {
      if (gatherMs > 0 && queue.length < maxItems) await gather();
      const batch = queue.slice(0, maxItems);
      queue = queue.slice(maxItems);
      await runTogether(batch);
    }
    isRunning = false;
  }

  return (item) =>
    new Promise<R>((resolve, reject) => {
      queue.push({ item, resolve, reject });
      if (!isRunning) void drain();
      else if (queue.length >= maxItems) hurry?.();
    });
}
