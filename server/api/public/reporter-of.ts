import { keyedHash } from '@/server/platform/crypto';
import type { OrderAtDoor } from './open-door';

/** Who sent something in, as far as it matters for who may see it: everybody who knows the phone, or who has the same link. */
export function reporterOf({ door, tier }: Pick<OrderAtDoor, 'door' | 'tier'>): string {
  return door.by === 'code' || tier === 2 ? 'phone' : `link:${keyedHash('token', door.value).slice(0, 22)}`;
}
