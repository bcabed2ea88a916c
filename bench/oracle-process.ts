import type { WorldState } from '../server/world/world-state';
import { newSecret, openDatabase } from './database';

export type Asked = { kind: 'cases'; first: number; count: number } | { kind: 'month'; orders: number; days: number };
export interface Told {
  stalls: number;
  orders: number;
  differences: string[];
}

/** A month with two holidays, in which a depot stands still for a day and the warehouse hears of no order for some hours. */
function worldOf(orders: number): WorldState {
  const at = (iso: string) => Date.parse(iso);
  return {
    seed: 'oracle',
    bornAt: at('2026-09-16T00:00:00Z'),
    orders,
    speed: 1,
    sentThrough: 0,
    troubles: [
      { kind: 'stopped_depot', city: '杭州市', from: at('2026-09-22T02:00:00Z'), to: at('2026-09-24T02:00:00Z') },
      { kind: 'stopped_handover', from: at('2026-10-09T01:00:00Z'), to: at('2026-10-09T09:00:00Z') },
    ],
  };
}

async function liveMonth({ orders, days }: Extract<Asked, { kind: 'month' }>): Promise<Told> {
  const database = await openDatabase();
  Object.assign(process.env, { DATABASE_URL: database.url, DAONA_SECRET: newSecret() });
  const { liveThrough } = await import('../tests/oracle/simulated-month');
  const { compareStalls, storyOf } = await import('../tests/oracle/compare-stalls');
  const { freshDatabase } = await import('../tests/database/fresh-database');
  const { pool } = await import('../server/platform/database');
  const { newContext } = await import('../server/store/context');
  const { flushTraffic } = await import('../server/usecases/source/traffic-counter');
  try {
    const say = (line: string) => console.log(`  ${line}`);
    const lived = await liveThrough(worldOf(orders), days, say);
    const compared = compareStalls(lived);
    await freshDatabase();
    const again = storyOf(await liveThrough(worldOf(orders), days, say));
    const story = storyOf(lived);
    const replayed = [...story.filter((line) => !again.includes(line)), ...again.filter((line) => !story.includes(line))];
    return {
      orders: compared.orders,
      stalls: compared.stalls,
      differences: [...compared.differences, ...replayed.map((line) => `only once: ${line}`)],
    };
  } finally {
    await flushTraffic(newContext());
    await pool().end();
    await database.close();
  }
}

process.on('message', async (asked: Asked) => {
  if (asked.kind === 'month') return process.send!(await liveMonth(asked));
  const { compareCases } = await import('../tests/oracle/generated-cases');
  process.send!({ orders: asked.count, ...compareCases(asked.first, asked.count) } satisfies Told);
});
process.send!('ready');
