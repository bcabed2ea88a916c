import type { WorldEnvironment } from './environment';
import { reach } from './send';
import { bornAtFrom, DEMO_ORDERS } from './showcase';
import { SECOND } from './time';
import { readState, type WorldState } from './world-state';

/**
 * The world to go on with: the remembered one; else the one that the product already knows, found by its first demo
 * order, told again from its birth (the product knows repeats); else a new one, born now. Throws `Away`.
 */
export async function findWorld(
  env: WorldEnvironment,
  now: number,
): Promise<{ state: WorldState; origin: 'remembered' | 'found' | 'new' }> {
  const remembered = env.DAONA_WORLD_STATE ? await readState(env.DAONA_WORLD_STATE) : null;
  if (remembered) return { state: remembered, origin: 'remembered' };
  const placedAt = await placedAtOf(env, DEMO_ORDERS[0]!.orderNo);
  const fresh = { seed: env.DAONA_WORLD_SEED, orders: env.DAONA_WORLD_ORDERS, speed: env.DAONA_WORLD_SPEED, sentThrough: 0, troubles: [] };
  const bornAt = placedAt === null ? Math.floor(now / SECOND) * SECOND : bornAtFrom(placedAt);
  return { state: { ...fresh, bornAt }, origin: placedAt === null ? 'new' : 'found' };
}

async function placedAtOf(env: WorldEnvironment, orderNo: string): Promise<number | null> {
  const response = await reach(`${env.DAONA_URL}/api/v1/orders/${orderNo}`, { headers: { authorization: `Bearer ${env.DAONA_API_KEY}` } });
  if (response.status === 404) return null;
  if (!response.ok) throw new Error(`asking for ${orderNo} was refused: ${response.status} ${(await response.text()).slice(0, 200)}`);
  const { placedAt } = (await response.json()) as { placedAt: string };
  return Date.parse(placedAt);
}
