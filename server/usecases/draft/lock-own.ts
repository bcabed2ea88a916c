import type { DraftEnding } from '@/server/domain/draft/draft';
import type { Context } from '@/server/store/context';
import { type DraftRow, lockDraft } from '@/server/store/draft';
import { readStaffById } from '@/server/store/staff';

/** Why somebody cannot change a draft. */
export type DraftRefusal =
  | { kind: 'missing' }
  /** It was sent, dropped or withdrawn; `by` is whose name, null where nobody did it. */
  | { kind: 'ended'; ended: DraftEnding; by: string | null }
  /** Somebody else is writing on it. */
  | { kind: 'taken'; by: string | null }
  /** Its words or terms are not those that the caller saw. */
  | { kind: 'changed' };

export interface DraftWish {
  id: string;
  /** The version that the caller saw. */
  version: number;
  /** Id of a member of staff. */
  staffId: string;
}

/** Locks a draft for somebody, as they saw it; a refusal where it is over, somebody else's or another by now. */
export async function lockOwn(tx: Context, { id, version, staffId }: DraftWish): Promise<DraftRow | DraftRefusal> {
  const draft = await lockDraft(tx.db, id);
  if (!draft) return { kind: 'missing' };
  if (draft.ended !== null) return { kind: 'ended', ended: draft.ended, by: await nameOf(tx, draft.endedBy) };
  if (draft.openBy !== null && draft.openBy !== staffId && draft.openUntil !== null && draft.openUntil > tx.now())
    return { kind: 'taken', by: await nameOf(tx, `staff:${draft.openBy}`) };
  return draft.version === version ? draft : { kind: 'changed' };
}

export function isRefusal(locked: DraftRow | DraftRefusal): locked is DraftRefusal {
  return 'kind' in locked;
}

async function nameOf(tx: Context, actor: string | null): Promise<string | null> {
  return actor?.startsWith('staff:') ? ((await readStaffById(tx.db, actor.slice('staff:'.length)))?.name ?? null) : null;
}
