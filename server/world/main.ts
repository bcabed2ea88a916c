import { setTimeout as sleep } from 'node:timers/promises';
import { worldEnvironment } from './environment';
import { findWorld } from './find-world';
import { DEMO_PHONE } from './people';
import { runWorld } from './run-world';
import { say } from './say';
import { Away } from './send';
import { demoLines } from './showcase';
import { openSwitchboard } from './switchboard';
import { iso, SECOND } from './time';
import { keepState, type WorldState } from './world-state';

/** The world in a box: a shop's systems that live on and report to the product over HTTP, like any outside system. */
const env = worldEnvironment();
const stop = new AbortController();
for (const name of ['SIGINT', 'SIGTERM', 'disconnect'] as const) process.once(name, () => stop.abort());

const found = await untilThere(() => findWorld(env, Date.now()));
if (found) {
  const { state, origin } = found;
  say(`${origin} world "${state.seed}" of ${state.orders} orders, born ${iso(state.bornAt)}, ${state.speed} times as fast as the clock`);
  for (const line of demoLines('en')) say(`  ${line}`);
  say(`  phone of all of them: ${DEMO_PHONE}`);
  const switchboard = env.DAONA_WORLD_PORT ? openSwitchboard(env.DAONA_WORLD_PORT, state) : null;
  const keep = async (now: WorldState) => {
    if (env.DAONA_WORLD_STATE) await keepState(env.DAONA_WORLD_STATE, now);
  };
  await runWorld({
    doors: { url: env.DAONA_URL.replace(/\/$/, ''), apiKey: env.DAONA_API_KEY, sources: env.DAONA_WORLD_SOURCES },
    state,
    keep,
    signal: stop.signal,
  });
  switchboard?.close();
}
// whoever listens for the end of its supervisor keeps the channel to it, and by that the process, open
if (process.connected) process.disconnect();

/** Asks until the product answers; undefined when told to stop before. */
async function untilThere<T>(ask: () => Promise<T>): Promise<T | undefined> {
  while (!stop.signal.aborted) {
    try {
      return await ask();
    } catch (error) {
      if (!(error instanceof Away)) throw error;
      say(`${error.message}; waiting`);
      await sleep(Math.max(error.retryAfterMs, 2 * SECOND), undefined, { signal: stop.signal }).catch(() => undefined);
    }
  }
}
