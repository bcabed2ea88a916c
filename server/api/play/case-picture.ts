import { CASE_SUBJECT, type CaseSubject } from '@/server/domain/play/case-subject';
import { AppError } from '@/server/domain/shared/errors';
import { drawPicture } from '@/server/usecases/play/draw-picture';
import { answerStaffCall } from '../imports/staff-call';
import { readerOf } from './reader-of';

/** The board's part of a case as a picture for a group of colleagues (R0-25): drawn now, for staff, without anything personal. */
export function casePicture(request: Request, { params }: { params: Promise<{ kind: string; id: string }> }): Promise<Response> {
  return answerStaffCall(async ({ ctx }) => {
    const { kind, id } = await params;
    const subject = `${kind}:${id}`;
    const drawn = CASE_SUBJECT.test(subject) ? await drawPicture(ctx, subject as CaseSubject, readerOf(request)) : null;
    if (drawn === null) throw new AppError('not_found', 'There is no such case.');
    return new Response(drawn, {
      headers: {
        'content-type': 'image/svg+xml; charset=utf-8',
        'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'; sandbox",
        'cache-control': 'no-store',
        'x-content-type-options': 'nosniff',
      },
    });
  }, 'viewer');
}
