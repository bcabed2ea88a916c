import { templateCauses, templateWaits } from '@/server/domain/notice/second-alert';
import { needsSecondPerson } from '@/server/domain/rule/second-person';
import { checkWords, type Finding, isFault } from '@/server/domain/template/check-words';
import { shippedWords, type Words } from '@/server/domain/template/words';
import type { Slot } from '@/server/domain/template/words-in-force';
import { writeAudit } from '@/server/store/audit';
import { type Context, inTransaction } from '@/server/store/context';
import { lockName } from '@/server/store/operation';
import { endAlerts } from '@/server/store/raised-alert';
import { readRuleApproval } from '@/server/store/rule-approval';
import { readStaffById } from '@/server/store/staff';
import { forgetTemplates, insertTemplateVersion, listTemplateVersions, readNewestTemplate } from '@/server/store/template';
import { deleteTemplateDraft, lockTemplateDraft, saveTemplateDraft } from '@/server/store/template-draft';
import { alertSecondPerson } from '../notice/alert-second-person';

export const TEMPLATES_LOCK = 'templates';

export interface TemplateWish extends Slot {
  words: Words;
  /** Version in force that was changed; 0 is what the product ships with. */
  base: number;
  note: string;
  /** The earlier version that it brings back; left out for new words. */
  restores?: number;
  /** `staff:<id>` */
  by: string;
}

export type TemplatePublished =
  | { kind: 'published'; version: number }
  /** A shop that it touches wants a second person; nothing has changed yet. */
  | { kind: 'proposed' }
  | { kind: 'unchanged'; version: number }
  /** Somebody else was faster: `version` is in force now. */
  | { kind: 'outdated'; version: number }
  | { kind: 'refused'; faults: Finding[] }
  | { kind: 'missing' };

/**
 * Puts words in force: every message written a second later has them. Words that equal what would hold without them are none of the
 * slot's own: it follows every shop, or the product, from then on. Where the shop wants two persons for its rules they are only proposed. Audited.
 */
export async function publishTemplate(ctx: Context, wish: TemplateWish): Promise<TemplatePublished> {
  const faults = checkWords(wish.key, wish.language, wish.words).filter(isFault);
  if (faults.length > 0) return { kind: 'refused', faults };
  const outcome = await inTransaction(ctx, async (tx): Promise<TemplatePublished> => {
    await lockName(tx.db, TEMPLATES_LOCK);
    const newest = await readNewestTemplate(tx.db, wish);
    const version = newest?.version ?? 0;
    if (version !== wish.base) return { kind: 'outdated', version };
    const behind = await wordsBehind(tx, wish);
    if (saysTheSame(newest?.words ?? behind, wish.words)) {
      await deleteTemplateDraft(tx.db, wish);
      await endAsking(tx, wish, wish.by);
      return { kind: 'unchanged', version };
    }
    const scope = wish.shop ? { shops: [wish.shop] } : {};
    if (needsSecondPerson(await readRuleApproval(tx.db), null, scope)) {
      await saveTemplateDraft(tx.db, { ...wish, state: 'proposed', changedAt: tx.now(), changedBy: wish.by });
      await writeAudit(tx.db, {
        actor: wish.by,
        action: 'template.proposed',
        subject: subjectOf(wish),
        detail: { base: wish.base, words: wish.words },
      });
      await askSecondPerson(tx, wish);
      return { kind: 'proposed' };
    }
    return putInForce(tx, { ...wish, confirmedBy: null });
  });
  if (outcome.kind === 'published') forgetTemplates();
  return outcome;
}

/** Brings an earlier version back as a new one; 0 is to have no words of its own. */
export async function rollBackTemplate(
  ctx: Context,
  { version, base, by, ...slot }: Slot & { version: number; base: number; by: string },
): Promise<TemplatePublished> {
  const then = (await listTemplateVersions(ctx.db, slot.key)).find((one) => sameSlot(one, slot) && one.version === version);
  if (!then && version !== 0) return { kind: 'missing' };
  const words = then?.words ?? (await wordsBehind(ctx, slot));
  return publishTemplate(ctx, { ...slot, words, base, restores: version, note: `↩ ${version}`, by });
}

export type TemplateDecided = TemplatePublished | { kind: 'sent_back' } | { kind: 'same_person' };

/** The second person's word on proposed words: in force as proposed, or a draft again. Audited. */
export async function decideTemplate(
  ctx: Context,
  { agrees, by, ...slot }: Slot & { agrees: boolean; by: string },
): Promise<TemplateDecided> {
  const outcome = await inTransaction(ctx, async (tx): Promise<TemplateDecided> => {
    await lockName(tx.db, TEMPLATES_LOCK);
    const draft = await lockTemplateDraft(tx.db, slot);
    if (draft?.state !== 'proposed') return { kind: 'missing' };
    if (draft.changedBy === by) return { kind: 'same_person' };
    await endAsking(tx, slot, by);
    if (!agrees) {
      await saveTemplateDraft(tx.db, { ...draft, state: 'draft' });
      await writeAudit(tx.db, { actor: by, action: 'template.sent_back', subject: subjectOf(slot) });
      return { kind: 'sent_back' };
    }
    const version = (await readNewestTemplate(tx.db, slot))?.version ?? 0;
    if (version !== draft.base) return { kind: 'outdated', version };
    return putInForce(tx, { ...draft, by: draft.changedBy, confirmedBy: by });
  });
  if (outcome.kind === 'published') forgetTemplates();
  return outcome;
}

/** Whoever may agree is alerted; what was proposed before is no longer asked. */
async function askSecondPerson(tx: Context, wish: TemplateWish): Promise<void> {
  await endAsking(tx, wish, wish.by);
  const who = wish.by.startsWith('staff:') ? await readStaffById(tx.db, wish.by.slice('staff:'.length)) : null;
  const proposed = { subject: subjectOf(wish), key: wish.key, changedAt: tx.now() };
  await alertSecondPerson(tx, templateWaits(proposed, who?.name ?? null), { role: 'supervisor', by: wish.by });
}

/** Nobody is asked any more about proposed words of a slot. */
export async function endAsking(tx: Context, slot: Slot, by: string): Promise<void> {
  await endAlerts(tx.db, { begin: templateCauses(subjectOf(slot)) }, by, tx.now());
}

/** What holds where a slot has no words of its own: those of every shop, else the shipped ones. */
async function wordsBehind(ctx: Context, { key, medium, language, shop }: Slot): Promise<Words> {
  const everywhere = shop ? await readNewestTemplate(ctx.db, { key, medium, language, shop: '' }) : null;
  return everywhere?.words ?? shippedWords(key, medium, language);
}

async function putInForce(tx: Context, wish: TemplateWish & { confirmedBy: string | null }): Promise<TemplatePublished> {
  const { key, medium, language, shop, words, base, note, by, restores = null, confirmedBy } = wish;
  const version = base + 1;
  const slot = { key, medium, language, shop };
  const isNone = saysTheSame(await wordsBehind(tx, slot), words);
  await deleteTemplateDraft(tx.db, slot);
  await endAsking(tx, slot, confirmedBy ?? by);
  await insertTemplateVersion(tx.db, {
    ...slot,
    version,
    words: isNone ? null : words,
    note,
    restores: isNone ? 0 : restores,
    createdAt: tx.now(),
    createdBy: by,
    confirmedBy,
  });
  const detail = { version, words: isNone ? null : words, ...(confirmedBy ? { proposedBy: by } : {}) };
  await writeAudit(tx.db, { actor: confirmedBy ?? by, action: 'template.published', subject: subjectOf(slot), detail });
  return { kind: 'published', version };
}

export function subjectOf({ key, medium, language, shop }: Slot): string {
  return `template:${key}/${medium}/${language}/${shop || '*'}`;
}

function sameSlot(one: Slot, other: Slot): boolean {
  return one.key === other.key && one.medium === other.medium && one.language === other.language && one.shop === other.shop;
}

function saysTheSame(one: Words, other: Words): boolean {
  return JSON.stringify(inOrder(one)) === JSON.stringify(inOrder(other));
}

function inOrder(words: Words): unknown[] {
  switch (words.medium) {
    case 'sms':
      return [words.text];
    case 'wechat':
      return [words.templateId, words.fields.map(({ key, text }) => [key, text])];
    case 'mail':
      return [words.subject, words.text];
  }
}
