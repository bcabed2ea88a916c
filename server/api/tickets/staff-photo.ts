import { AppError } from '@/server/domain/shared/errors';
import { showPhotoToStaff } from '@/server/usecases/ticket/show-photo';
import { answerStaffCall } from '../imports/staff-call';
import { photoResponse } from './photo-response';

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** A photo of a ticket for who is signed in; the look is audited. */
export function staffPhoto(_request: Request, { params }: { params: Promise<{ id: string }> }): Promise<Response> {
  return answerStaffCall(async ({ ctx, by }) => {
    const { id } = await params;
    const photo = UUID.test(id) ? await showPhotoToStaff(ctx, { id, by }) : ({ kind: 'missing' } as const);
    if (photo.kind === 'missing') throw new AppError('not_found', 'There is no such photo.');
    return photoResponse(photo);
  }, 'viewer');
}
