import type { Instant } from '@/server/domain/shared/instant';
import { writeAudit } from '@/server/store/audit';
import { type Context, inTransaction } from '@/server/store/context';
import { deletePreset, listPresets, savePreset } from '@/server/store/import';
import { type Preset, presetSchema } from './preset';
import { SHIPPED_PRESETS } from './shipped-presets';

export interface KnownPreset {
  name: string;
  preset: Preset;
  /** Null for one that comes with the product. */
  savedAt: Instant | null;
}

/** Saved presets, then those that come with the product and are not replaced by a saved one of the same name. */
export async function listKnownPresets(ctx: Context): Promise<KnownPreset[]> {
  const saved = (await listPresets(ctx.db)).map(({ mapping, updatedAt }) => {
    const preset = presetSchema.parse(mapping);
    return { name: preset.name, preset, savedAt: updatedAt };
  });
  const names = new Set(saved.map((s) => s.name));
  return [...saved, ...SHIPPED_PRESETS.filter((p) => !names.has(p.name)).map((preset) => ({ name: preset.name, preset, savedAt: null }))];
}

/** Keeps a preset under its name; the same name again replaces it. */
export async function keepPreset(ctx: Context, input: { preset: Preset; by: string }): Promise<void> {
  await inTransaction(ctx, async (tx) => {
    await savePreset(tx.db, input.preset.name, input.preset, ctx.now());
    await writeAudit(tx.db, { actor: input.by, action: 'import_preset.saved', subject: `import_preset:${input.preset.name}` });
  });
}

/** Forgets a saved preset. Runs keep the copy they were started with. */
export async function dropPreset(ctx: Context, input: { name: string; by: string }): Promise<{ kind: 'dropped' | 'missing' }> {
  return inTransaction(ctx, async (tx) => {
    if (!(await deletePreset(tx.db, input.name))) return { kind: 'missing' };
    await writeAudit(tx.db, { actor: input.by, action: 'import_preset.deleted', subject: `import_preset:${input.name}` });
    return { kind: 'dropped' };
  });
}
