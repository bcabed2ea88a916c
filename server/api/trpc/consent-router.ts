import { z } from 'zod';
import { CONSENT_REASONS } from '@/server/domain/consent/consent-fact';
import { noteConsent } from '@/server/usecases/consent/note-consent';
import { readConsents } from '@/server/usecases/consent/read-consents';
import { agentProcedure, router, viewerProcedure } from './procedures';

const note = z.object({
  orderId: z.uuid(),
  medium: z.enum(['sms', 'wechat', 'mail']),
  says: z.enum(['in', 'out', 'unblocked']),
  reason: z.enum(CONSENT_REASONS),
});

export const consentRouter = router({
  ofOrder: viewerProcedure.input(z.object({ orderId: z.uuid() })).query(({ ctx, input }) => readConsents(ctx.ctx, input)),
  note: agentProcedure.input(note).mutation(({ ctx, input }) => noteConsent(ctx.ctx, { ...input, by: ctx.actor })),
});
