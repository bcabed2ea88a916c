import type { CaseSubject } from '@/server/domain/play/case-subject';
import type { PlayStep } from '@/server/domain/play/play-step';
import { newId } from '@/server/platform/ids';
import { writeAudit } from '@/server/store/audit';
import type { Context } from '@/server/store/context';
import { insertPlayStep } from '@/server/store/play-step';

/** A step as a person took it. */
export type TakenStep = Pick<PlayStep, 'kind' | 'outcome'> &
  Partial<Pick<PlayStep, 'detail' | 'words' | 'until'>> & {
    subject: CaseSubject;
    /** `staff:<id>` who has to come back to it; whoever takes it when absent. */
    owner?: string;
    /** `staff:<id>` */
    by: string;
  };

/** Leaves the trace of a step with a line in the audit log; belongs in the transaction of what it did. Answers its id. */
export async function keepStep(tx: Context, { subject, by, owner, ...step }: TakenStep): Promise<string> {
  const at = tx.now();
  const id = newId(at);
  const { kind, outcome, detail = {}, until = null } = step;
  const words = step.words?.trim() || null;
  await insertPlayStep(tx.db, subject, { id, kind, actor: by, at, outcome, detail, words, until, owner: owner ?? null });
  await writeAudit(tx.db, { actor: by, action: `play.${kind}`, subject, detail: { id, outcome } });
  return id;
}
