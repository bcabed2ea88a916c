import { z } from 'zod';
import { brand } from '@/server/domain/brand/brand';
import { changeBrand, readShopBrands } from '@/server/usecases/brand/change-brand';
import { proveSite } from '@/server/usecases/brand/prove-sites';
import { adminProcedure, router, viewerProcedure } from './procedures';

export const brandRouter = router({
  read: viewerProcedure.query(({ ctx }) => readShopBrands(ctx.ctx)),
  change: adminProcedure
    .input(z.object({ shop: z.string().max(64), version: z.number().int().min(0), brand }))
    .mutation(({ ctx, input }) => changeBrand(ctx.ctx, { ...input, by: ctx.actor })),
  proveSite: adminProcedure
    .input(z.object({ shop: z.string().max(64) }))
    .mutation(({ ctx, input }) => proveSite(ctx.ctx, { ...input, by: ctx.actor })),
});
