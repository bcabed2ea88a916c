import { z } from 'zod';
import { groupHearing } from '@/server/domain/notice/staff-group';
import { dropGroup, readGroups, saveGroup, testGroup } from '@/server/usecases/staff/keep-groups';
import { router, supervisorProcedure } from './procedures';

const group = z.object({
  id: z.uuid().nullable(),
  name: z.string().trim().min(1).max(60),
  channel: z.string().max(40),
  address: z.string().trim().max(1000),
  hears: groupHearing,
  isActive: z.boolean(),
});
const one = z.object({ id: z.uuid() });

export const groupRouter = router({
  list: supervisorProcedure.query(({ ctx }) => readGroups(ctx.ctx)),
  save: supervisorProcedure.input(group).mutation(({ ctx, input }) => saveGroup(ctx.ctx, { group: input, by: ctx.actor })),
  drop: supervisorProcedure.input(one).mutation(({ ctx, input }) => dropGroup(ctx.ctx, { ...input, by: ctx.actor })),
  test: supervisorProcedure
    .input(one.extend({ words: z.string().trim().min(1).max(200) }))
    .mutation(({ ctx, input }) => testGroup(ctx.ctx, { ...input, by: ctx.actor })),
});
