import type { ActionSettings } from '@/server/domain/action/action-settings';
import { loadActionSettings } from '@/server/store/action-setting';
import type { Context } from '@/server/store/context';

/** What customers of a shop can do; at most two seconds old. */
export async function readActionSettings(ctx: Context, input: { shop: string }): Promise<ActionSettings> {
  return (await loadActionSettings(ctx.db)).of(input.shop);
}
