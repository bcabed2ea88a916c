import { setTimeout as sleep } from 'node:timers/promises';
import type { BenchProcess } from '../process';

const START_TRIES = 60;

export interface Places {
  count: number;
  /** Ends the process of a place without warning; the next one is started at once and not waited for. */
  kill(at: number): Promise<void>;
  /** The processes as they stand, each alive: one that somebody else ended is started again. */
  alive(): Promise<BenchProcess[]>;
  end(): Promise<void>;
}

/** So many processes, each place filled anew as soon as its process is killed; one that ends before it is ready is started again. */
export async function fillPlaces(count: number, start: () => Promise<BenchProcess>): Promise<Places> {
  const places = Array.from({ length: count }, () => stubborn(start));
  await Promise.all(places);
  return {
    count,
    kill: async (at) => {
      const { child } = await places[at % count]!;
      child.kill('SIGKILL');
      places[at % count] = stubborn(start);
    },
    alive: async () => {
      for (const [at, place] of places.entries()) {
        const { child } = await place;
        if (child.exitCode !== null || child.signalCode !== null) places[at] = stubborn(start);
      }
      return Promise.all(places);
    },
    end: async () => {
      for (const place of await Promise.allSettled(places)) if (place.status === 'fulfilled') place.value.child.kill('SIGKILL');
    },
  };
}

/** As whoever keeps processes running does: one that ends before it is ready, because the database is not there, is started again. */
async function stubborn(start: () => Promise<BenchProcess>): Promise<BenchProcess> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await start();
    } catch (error) {
      if (tries >= START_TRIES) throw error;
      await sleep(500);
    }
  }
}
