import { AppError } from '@/server/domain/shared/errors';
import { showFile } from '@/server/usecases/ticket/keep-file';
import { answerStaffCall } from '../imports/staff-call';

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** An evidence file of a ticket for who is signed in, as a download; the look is audited. */
export function staffFile(_request: Request, { params }: { params: Promise<{ id: string }> }): Promise<Response> {
  return answerStaffCall(async ({ ctx, by }) => {
    const { id } = await params;
    const file = UUID.test(id) ? await showFile(ctx, { id, by }) : ({ kind: 'missing' } as const);
    if (file.kind === 'missing') throw new AppError('not_found', 'There is no such file.');
    return new Response(file.bytes as BodyInit, {
      headers: {
        'content-type': file.mediaType,
        'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(file.name)}`,
        'content-security-policy': "default-src 'none'; sandbox",
        'x-content-type-options': 'nosniff',
        'cross-origin-resource-policy': 'same-origin',
        'referrer-policy': 'no-referrer',
        'cache-control': 'no-store',
      },
    });
  }, 'viewer');
}
