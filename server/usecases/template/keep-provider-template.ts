import {
  type ApprovalState,
  checkProviderText,
  isProviderFault,
  NEXT_STATES,
  type ParamLimits,
  type ProviderFinding,
  type ProviderTemplate,
  type ProviderText,
} from '@/server/domain/template/provider-template';
import { newId } from '@/server/platform/ids';
import { writeAudit } from '@/server/store/audit';
import { type Context, inTransaction } from '@/server/store/context';
import { lockName } from '@/server/store/operation';
import { lockProviderTemplate, retireOthers, saveProviderTemplate } from '@/server/store/provider-template';
import { forgetTemplates, loadTemplates, writeParamLimits } from '@/server/store/template';
import { TEMPLATES_LOCK } from './publish-template';

type Place = Pick<ProviderTemplate, 'channel' | 'shop' | 'key' | 'language'>;

export type ProviderTemplateKept =
  | { kind: 'kept'; id: string }
  | { kind: 'refused'; faults: ProviderFinding[] }
  /** It is with the provider, or approved: what is written there cannot be changed here. */
  | { kind: 'settled'; state: ApprovalState }
  | { kind: 'missing' };

/** Keeps a text for a provider: a new draft, or what has become of one. Audited. */
export async function keepProviderTemplate(
  ctx: Context,
  { id, by, place, text }: { id: string | null; by: string; place: Place; text: ProviderText },
): Promise<ProviderTemplateKept> {
  const limit = (await loadTemplates(ctx.db)).limits[place.channel];
  const faults = checkProviderText(place, text, limit).filter(isProviderFault);
  if (faults.length > 0) return { kind: 'refused', faults };
  return inTransaction(ctx, async (tx): Promise<ProviderTemplateKept> => {
    await lockName(tx.db, TEMPLATES_LOCK);
    const held = id === null ? null : await lockProviderTemplate(tx.db, id);
    if (id !== null && !held) return { kind: 'missing' };
    if (held && held.state !== 'draft' && held.state !== 'refused') return { kind: 'settled', state: held.state };
    const one: ProviderTemplate = {
      ...(held ?? { ...place, id: newId(tx.now()), reason: '' }),
      ...text,
      state: 'draft',
      changedAt: tx.now(),
      changedBy: by,
    };
    await saveProviderTemplate(tx.db, one);
    await audit(tx, one, held ? 'provider_template.changed' : 'provider_template.added', { text: one.text, templateId: one.templateId });
    return { kind: 'kept', id: one.id };
  });
}

export type ApprovalSet = { kind: 'set' } | { kind: 'no_way'; state: ApprovalState } | { kind: 'no_template_id' } | { kind: 'missing' };

/**
 * Notes what the provider said of a text. Once approved it carries messages, and what was approved before for the same ones is
 * retired. Audited with who and when.
 */
export async function setApproval(
  ctx: Context,
  { id, state, reason, templateId, by }: { id: string; state: ApprovalState; reason: string; templateId: string; by: string },
): Promise<ApprovalSet> {
  const outcome = await inTransaction(ctx, async (tx): Promise<ApprovalSet> => {
    await lockName(tx.db, TEMPLATES_LOCK);
    const held = await lockProviderTemplate(tx.db, id);
    if (!held) return { kind: 'missing' };
    if (!NEXT_STATES[held.state].includes(state)) return { kind: 'no_way', state: held.state };
    const one: ProviderTemplate = { ...held, state, reason, templateId: templateId || held.templateId, changedAt: tx.now(), changedBy: by };
    if (state === 'approved' && one.templateId === '') return { kind: 'no_template_id' };
    const retired = state === 'approved' ? await retireOthers(tx.db, one) : [];
    await saveProviderTemplate(tx.db, one);
    await audit(tx, one, 'provider_template.state', { from: held.state, to: state, ...(reason ? { reason } : {}), retired });
    return { kind: 'set' };
  });
  if (outcome.kind === 'set') forgetTemplates();
  return outcome;
}

/** Sets how many letters of a value each provider takes from this account. Audited. */
export async function setParamLimits(ctx: Context, { limits, by }: { limits: ParamLimits; by: string }): Promise<{ kind: 'set' }> {
  await inTransaction(ctx, async (tx) => {
    await writeParamLimits(tx.db, limits);
    await writeAudit(tx.db, { actor: by, action: 'provider_template.limits', subject: 'template:*', detail: { ...limits } });
  });
  forgetTemplates();
  return { kind: 'set' };
}

async function audit(tx: Context, one: ProviderTemplate, action: string, detail: Record<string, unknown>): Promise<void> {
  const { key, language, shop, channel, changedBy } = one;
  await writeAudit(tx.db, {
    actor: changedBy,
    action,
    subject: `template:${key}/${channel}/${language}/${shop || '*'}`,
    detail: { id: one.id, ...detail },
  });
}
