import type { CaseSubject } from '@/server/domain/play/case-subject';
import type { WrittenLanguage } from '@/server/domain/shared/language';
import type { Context } from '@/server/store/context';
import { drawCase } from './draw-case';
import { readEvidence } from './read-evidence';
import { readPlay } from './read-play';

/** A case as it stands now, as a picture without anything personal (SVG); null when there is no such case. */
export async function drawPicture(
  ctx: Context,
  subject: CaseSubject,
  { language, timeZone }: { language: WrittenLanguage; timeZone: string },
): Promise<string | null> {
  const [play, evidence] = await Promise.all([readPlay(ctx, { subject }), readEvidence(ctx, { subject })]);
  if (play.kind === 'missing' || evidence.kind === 'missing') return null;
  return drawCase(play, evidence, language, { timeZone, now: ctx.now() });
}
