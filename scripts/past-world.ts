import { join, resolve } from 'node:path';
import { migrate } from '../server/platform/migrate';
import { liveThrough } from '../tests/oracle/simulated-month';

/**
 * Makes a past to analyse in an empty database (DATABASE_URL): weeks of the simulated world, lived through the product's own use cases
 * under a clock of their own, with a depot that stood still in the last whole week. The map of causes shows that as a spike.
 */
const DAY = 86_400_000;
const CHINA = 8 * 3_600_000;
const weeks = Number(process.env.DAONA_PAST_WEEKS ?? 11);
const now = Math.floor(Date.now() / 60_000) * 60_000;
const today = Math.floor((now + CHINA) / DAY) * DAY;
const monday = today - ((new Date(today).getUTCDay() + 6) % 7) * DAY - CHINA;
const stopped = (city: string, days: number) =>
  ({ kind: 'stopped_depot', city, from: monday - 7 * DAY, to: monday - (7 - days) * DAY }) as const;

const url = process.env.DATABASE_URL;
if (!url) throw new Error('DATABASE_URL names the empty database to fill');
await migrate(url, join(resolve(import.meta.dirname, '..'), 'prisma', 'migrations'));
const world = { seed: 'past', bornAt: now - weeks * 7 * DAY, orders: 60, speed: 1, sentThrough: 0 };
const lived = await liveThrough({ ...world, troubles: [stopped('广州市', 6), stopped('上海市', 5)] }, weeks * 7, console.log);
console.log(
  `${lived.orders.length} orders with ${lived.orders.reduce((sum, { stalls }) => sum + stalls.length, 0)} stalls in ${weeks} weeks`,
);
process.exit(0);
