import { z } from 'zod';
import { ACTION_CODES, actionSettings } from '@/server/domain/action/action-settings';
import { VERDICTS } from '@/server/domain/action/answer-request';
import { answerRequest } from '@/server/usecases/action/answer-request';
import { askForCustomer } from '@/server/usecases/action/ask-for-customer';
import { changeActionSettings, readShopActionSettings } from '@/server/usecases/action/change-action-settings';
import { readOpenRequests, readRequestsOf, showRequest } from '@/server/usecases/action/read-requests';
import { adminProcedure, agentProcedure, router, viewerProcedure } from './procedures';

const fields = z.record(z.string().max(20), z.union([z.string().max(400), z.array(z.string().max(40)).max(10)]));

export const actionRouter = router({
  settings: viewerProcedure.query(({ ctx }) => readShopActionSettings(ctx.ctx)),
  change: adminProcedure
    .input(z.object({ shop: z.string().max(64), version: z.number().int().min(0), settings: actionSettings }))
    .mutation(({ ctx, input }) => changeActionSettings(ctx.ctx, { ...input, by: ctx.actor })),
  open: viewerProcedure.query(({ ctx }) => readOpenRequests(ctx.ctx)),
  ofOrder: viewerProcedure.input(z.object({ orderId: z.uuid() })).query(({ ctx, input }) => readRequestsOf(ctx.ctx, input)),
  show: viewerProcedure.input(z.object({ id: z.uuid() })).mutation(({ ctx, input }) => showRequest(ctx.ctx, { ...input, by: ctx.actor })),
  answer: agentProcedure
    .input(
      z.object({ id: z.uuid(), verdict: z.enum(VERDICTS), reason: z.string().max(60).optional(), invoice: z.string().max(300).optional() }),
    )
    .mutation(({ ctx, input }) => answerRequest(ctx.ctx, { ...input, by: ctx.actor })),
  ask: agentProcedure
    .input(z.object({ orderId: z.uuid(), code: z.enum(ACTION_CODES), fields, nonce: z.string().min(8).max(60) }))
    .mutation(({ ctx, input }) => askForCustomer(ctx.ctx, { ...input, by: ctx.actor })),
});
