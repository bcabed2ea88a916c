import { z } from 'zod';
import { createShareLink } from '@/server/usecases/access/create-share-link';
import { listActiveLinks } from '@/server/usecases/access/list-active-links';
import { revokeShareLink } from '@/server/usecases/access/revoke-share-link';
import { instantInput } from './instant-input';
import { agentProcedure, router, viewerProcedure } from './procedures';

export const linkRouter = router({
  active: viewerProcedure.input(z.object({ before: z.uuid().optional() })).query(({ ctx, input }) => listActiveLinks(ctx.ctx, input)),
  create: agentProcedure
    .input(z.object({ orderId: z.uuid(), tier: z.union([z.literal(0), z.literal(1)]), expiresAt: instantInput.optional() }))
    .mutation(({ ctx, input }) => createShareLink(ctx.ctx, { ...input, actor: ctx.actor })),
  revoke: agentProcedure
    .input(z.object({ linkId: z.uuid() }))
    .mutation(({ ctx, input }) => revokeShareLink(ctx.ctx, { ...input, actor: ctx.actor })),
});
