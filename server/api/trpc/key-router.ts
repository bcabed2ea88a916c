import { z } from 'zod';
import { API_SCOPES } from '@/server/domain/access/api-scope';
import { createApiKey } from '@/server/usecases/access/create-api-key';
import { listApiKeys } from '@/server/usecases/access/list-api-keys';
import { revokeApiKey } from '@/server/usecases/access/revoke-api-key';
import { adminProcedure, router } from './procedures';

export const keyRouter = router({
  list: adminProcedure.query(({ ctx }) => listApiKeys(ctx.ctx)),
  create: adminProcedure
    .input(z.object({ name: z.string().trim().min(1).max(80), scopes: z.array(z.enum(API_SCOPES)).min(1) }))
    .mutation(({ ctx, input }) => createApiKey(ctx.ctx, { ...input, createdBy: ctx.actor })),
  revoke: adminProcedure.input(z.object({ id: z.uuid() })).mutation(({ ctx, input }) => revokeApiKey(ctx.ctx, { ...input, by: ctx.actor })),
});
