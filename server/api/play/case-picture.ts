import { CASE_SUBJECT, type CaseSubject } from '@/server/domain/play/case-subject';
import { AppError } from '@/server/domain/shared/errors';
import { readEvidence } from '@/server/usecases/play/read-evidence';
import { readPlay } from '@/server/usecases/play/read-play';
import { answerStaffCall } from '../imports/staff-call';
import { drawCase } from './draw-case';
import { readerOf } from './reader-of';

/** The board's part of a case as a picture for a group of colleagues (R0-25): drawn now, for staff, without anything personal. */
export function casePicture(request: Request, { params }: { params: Promise<{ kind: string; id: string }> }): Promise<Response> {
  return answerStaffCall(async ({ ctx }) => {
    const { kind, id } = await params;
    const subject = `${kind}:${id}`;
    if (!CASE_SUBJECT.test(subject)) throw new AppError('not_found', 'There is no such case.');
    const named = { subject: subject as CaseSubject };
    const [play, evidence] = await Promise.all([readPlay(ctx, named), readEvidence(ctx, named)]);
    if (play.kind === 'missing' || evidence.kind === 'missing') throw new AppError('not_found', 'There is no such case.');
    const { language, timeZone } = readerOf(request);
    return new Response(drawCase(play, evidence, language, { timeZone, now: ctx.now() }), {
      headers: {
        'content-type': 'image/svg+xml; charset=utf-8',
        'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'; sandbox",
        'cache-control': 'no-store',
        'x-content-type-options': 'nosniff',
      },
    });
  }, 'viewer');
}
