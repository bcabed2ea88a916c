import { DAY } from '@/server/domain/shared/instant';
import type { Context } from '@/server/store/context';
import { type DraftFigures, type DraftPerson, readDraftFigures, readDraftPeople } from '@/server/store/draft-figures';

export interface DraftReport extends DraftFigures {
  days: number;
  people: DraftPerson[];
}

/** How service dealt with drafts in the last days: how fast, what it changed, what went without it. */
export async function readDraftReport(ctx: Context, { days }: { days: number }): Promise<DraftReport> {
  const since = ctx.now() - days * DAY;
  const [figures, people] = await Promise.all([readDraftFigures(ctx.db, since), readDraftPeople(ctx.db, since)]);
  return { days, ...figures, people };
}
