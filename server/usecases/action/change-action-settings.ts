import { type ActionSettings, DEFAULT_ACTION_SETTINGS } from '@/server/domain/action/action-settings';
import { EVERY_SHOP, forgetActionSettings, readActionSettings, writeActionSettings } from '@/server/store/action-setting';
import { writeAudit } from '@/server/store/audit';
import { type Context, inTransaction } from '@/server/store/context';
import { lockName } from '@/server/store/operation';

export interface ShopActionSettings {
  /** '' holds for every shop without settings of its own. */
  shop: string;
  /** 0 while nobody has changed anything. */
  version: number;
  settings: ActionSettings;
}

/** Settings of all shops that have their own, and first those that hold for the others. */
export async function readShopActionSettings(ctx: Context): Promise<ShopActionSettings[]> {
  const rows = (await readActionSettings(ctx.db)).map((row) => ({ shop: row.shop, version: row.version, settings: row.body }));
  const common = rows.find((row) => row.shop === EVERY_SHOP) ?? { shop: EVERY_SHOP, version: 0, settings: DEFAULT_ACTION_SETTINGS };
  return [common, ...rows.filter((row) => row.shop !== EVERY_SHOP)];
}

export type ChangeActionSettingsOutcome =
  | { kind: 'changed' | 'unchanged'; version: number }
  /** Somebody else changed them since `version`. */
  | { kind: 'outdated'; version: number };

/** Puts what customers of a shop can do in force, on top of the version that was looked at. Audited with what changed. */
export async function changeActionSettings(ctx: Context, input: ShopActionSettings & { by: string }): Promise<ChangeActionSettingsOutcome> {
  const outcome = await inTransaction(ctx, async (tx): Promise<ChangeActionSettingsOutcome> => {
    await lockName(tx.db, 'action-settings');
    const [common, ...own] = await readShopActionSettings(tx);
    const held = input.shop === EVERY_SHOP ? common : own.find((row) => row.shop === input.shop);
    const version = held?.version ?? 0;
    if (version !== input.version) return { kind: 'outdated', version };
    const before = held?.settings ?? common!.settings;
    const changed = (Object.keys(input.settings) as (keyof ActionSettings)[]).filter(
      (key) => JSON.stringify(input.settings[key]) !== JSON.stringify(before[key]),
    );
    if (changed.length === 0) return { kind: 'unchanged', version };
    await writeActionSettings(tx.db, { ...input, body: input.settings, version: version + 1, changedAt: tx.now(), changedBy: input.by });
    await writeAudit(tx.db, {
      actor: input.by,
      action: 'action_settings.changed',
      subject: `shop:${input.shop || '*'}`,
      detail: { version: version + 1, changed: Object.fromEntries(changed.map((key) => [key, input.settings[key]])) },
    });
    return { kind: 'changed', version: version + 1 };
  });
  if (outcome.kind === 'changed') forgetActionSettings();
  return outcome;
}
