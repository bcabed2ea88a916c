import { z } from 'zod';
import { pullOrder } from '@/server/usecases/pull/pull-order';
import { decideFeed } from '@/server/usecases/subscription/decide-feed';
import { readFeeds } from '@/server/usecases/subscription/read-feeds';
import { agentProcedure, router, viewerProcedure } from './procedures';

export const feedRouter = router({
  read: viewerProcedure.input(z.object({ orderId: z.uuid() })).query(({ ctx, input }) => readFeeds(ctx.ctx, input)),
  decide: agentProcedure
    .input(
      z.object({
        source: z.string().max(200),
        shipmentKey: z.string().max(300),
        /** As the person saw it. */
        state: z.string().max(20),
        decision: z.enum(['renew', 'stop']),
      }),
    )
    .mutation(({ ctx, input }) => decideFeed(ctx.ctx, { ...input, actor: ctx.actor })),
  pull: agentProcedure
    .input(z.object({ orderId: z.uuid() }))
    .mutation(({ ctx, input }) => pullOrder(ctx.ctx, { ...input, actor: ctx.actor })),
});
