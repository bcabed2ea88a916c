import type { Logger } from '../platform/log';

const FAULT_MS = [1000, 2000, 5000, 15_000];

export interface HotLoop {
  name: string;
  /** Pause after a round that found nothing to do. */
  idleMs: number;
  /** One round; answers how much it did. */
  round(): Promise<number>;
  /** Waits for what rounds have left under way. */
  settled?(): Promise<void>;
}

/**
 * Repeats a round for as long as the process lives: at once while there is work, after a pause when there is none or
 * when it failed. The returned function ends it and resolves when the round in flight is done, and what it left under way.
 */
export function startHotLoop({ name, idleMs, round, settled }: HotLoop, log: Logger): () => Promise<void> {
  const stopping = new AbortController();
  const ended = (async () => {
    let faults = 0;
    while (!stopping.signal.aborted) {
      let pauseMs = idleMs;
      try {
        if ((await round()) > 0) pauseMs = 0;
        faults = 0;
      } catch (error) {
        log.error({ err: error, loop: name }, `${name} failed and tries again`);
        pauseMs = FAULT_MS[Math.min(faults, FAULT_MS.length - 1)]!;
        faults += 1;
      }
      await pause(pauseMs, stopping.signal);
    }
    await settled?.();
  })();
  return async () => {
    stopping.abort();
    await ended;
  };
}

function pause(ms: number, signal: AbortSignal): Promise<void> {
  if (ms === 0 || signal.aborted) return Promise.resolve();
  return new Promise((done) => {
    const end = () => {
      clearTimeout(timer);
      signal.removeEventListener('abort', end);
      done();
    };
    const timer = setTimeout(end, ms);
    signal.addEventListener('abort', end);
  });
}
