/**
 * Turns a function over many items into one over a single item: items that arrive while an earlier run is under way
 * wait and go together in the next, at most `maxItems` at a time. A failing run rejects each of its items.
 */
export function coalesce<T, R>(run: (items: T[]) => Promise<R[]>, maxItems: number): (item: T) => Promise<R> {
  interface Waiting {
    item: T;
    resolve: (result: R) => void;
    reject: (reason: unknown) => void;
  }
  let queue: Waiting[] = [];
  let isRunning = false;

  async function drain(): Promise<void> {
    isRunning = true;
    while (queue.length > 0) {
      const batch = queue.slice(0, maxItems);
      queue = queue.slice(maxItems);
      try {
        const results = await run(batch.map((w) => w.item));
        batch.forEach((w, i) => {
          w.resolve(results[i]!);
        });
      } catch (error) {
        for (const w of batch) w.reject(error);
      }
    }
    isRunning = false;
  }

  return (item) =>
    new Promise<R>((resolve, reject) => {
      queue.push({ item, resolve, reject });
      if (!isRunning) void drain();
    });
}
