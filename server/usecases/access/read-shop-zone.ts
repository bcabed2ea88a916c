import type { Context } from '@/server/store/context';
import { loadTimeZones } from '@/server/store/shop';

const DEFAULT_ZONE = 'Asia/Shanghai';

/** IANA zone in which a shop's customers read times. */
export async function readShopZone(ctx: Context, shop: string): Promise<string> {
  return (await loadTimeZones(ctx.db)).get(shop) ?? DEFAULT_ZONE;
}
