import { z } from 'zod';
import { MATCH_VERDICTS } from '@/server/domain/payment/match-payments';
import { readPaymentMatching } from '@/server/usecases/payment/read-payment-matching';
import { askForPaymentMatching } from '@/server/usecases/payment/run-payment-matching';
import { router, supervisorProcedure, viewerProcedure } from './procedures';

export const paymentRouter = router({
  read: viewerProcedure
    .input(
      z.object({
        verdict: z.enum(MATCH_VERDICTS).optional(),
        shop: z.string().max(100).optional(),
        offset: z.number().int().min(0).max(1_000_000).optional(),
      }),
    )
    .query(({ ctx, input }) => readPaymentMatching(ctx.ctx, input)),
  match: supervisorProcedure.mutation(({ ctx }) => askForPaymentMatching(ctx.ctx, { by: ctx.actor })),
});
