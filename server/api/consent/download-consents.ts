import { z } from 'zod';
import { AppError } from '@/server/domain/shared/errors';
import { exportConsents } from '@/server/usecases/consent/export-consents';
import { fileHeaders } from '../analysis/file-headers';
import { answerStaffCall } from '../imports/staff-call';

/** The proofs of consent of the customer of an order as CSV; that somebody took them is written into the audit log. */
export function downloadConsents(_request: Request, orderId: string): Promise<Response> {
  return answerStaffCall(async ({ ctx, by }) => {
    const made = z.uuid().safeParse(orderId).success ? await exportConsents(ctx, { orderId, by }) : null;
    if (!made) throw new AppError('not_found', 'There is no such order, or no phone is known of it.');
    return new Response(new Uint8Array(made), { headers: fileHeaders(`consents-${orderId.slice(-12)}.csv`, 'csv') });
  }, 'supervisor');
}
