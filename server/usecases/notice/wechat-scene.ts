import { keyedHash, sameSecret } from '@/server/platform/crypto';
import type { Context } from '@/server/store/context';
import { readOrderByCode } from '@/server/store/order';

/** WeChat allows 64 characters in the scene of a QR code. */
const SEAL_LENGTH = 24;

function sealOf(code: string): string {
  return keyedHash('grant', `wechat-scene:${code}`).slice(0, SEAL_LENGTH);
}

/**
 * Scene of the official account's QR code that connects a buyer's WeChat with the order's phone. It may only be shown to
 * who has proved to know the phone (tier 1): whoever scans it gets the order's messages.
 */
export function makeScene(orderCode: string): string {
  return `${orderCode}.${sealOf(orderCode)}`;
}

/** Phone hash of the order that a scene was made for; null when it is not one of ours or the order has no phone. */
export async function readScene(ctx: Context, scene: string): Promise<string | null> {
  const dot = scene.indexOf('.');
  const code = scene.slice(0, Math.max(0, dot));
  if (!code || !sameSecret(scene.slice(dot + 1), sealOf(code))) return null;
  return (await readOrderByCode(ctx.db, code))?.phoneHash ?? null;
}
