import { z } from 'zod';
import { HOOK_MESSAGE_STATES } from '@/server/domain/hook/hook-message-state';
import { HOOK_TYPES } from '@/server/domain/hook/hook-types';
import { line, shopCode } from '@/server/domain/intake/schema-parts';
import { changeHook, deleteHook, makeHook, rotateHook, testHook } from '@/server/usecases/hook/change-hook';
import { findHook, listHookMessages, listHooks } from '@/server/usecases/hook/read-hooks';
import { replayHook } from '@/server/usecases/hook/replay-hook';
import { instantInput } from './instant-input';
import { adminProcedure, router } from './procedures';

const byId = z.object({ id: z.uuid() });
const wish = z.object({
  url: z.string().trim().max(2_000),
  description: line(200).or(z.literal('')),
  shops: z.array(shopCode).max(100),
  types: z.array(z.enum(HOOK_TYPES)).min(1),
});
const page = z.object({
  hookId: z.uuid(),
  state: z.enum(HOOK_MESSAGE_STATES).optional(),
  type: z.string().max(60).optional(),
  beforeSeq: z.number().int().min(0).optional(),
});

export const hookRouter = router({
  list: adminProcedure.query(({ ctx }) => listHooks(ctx.ctx)),
  read: adminProcedure.input(byId).query(({ ctx, input }) => findHook(ctx.ctx, input.id)),
  messages: adminProcedure.input(page).query(({ ctx, input }) => listHookMessages(ctx.ctx, input)),
  make: adminProcedure.input(wish).mutation(({ ctx, input }) => makeHook(ctx.ctx, { ...input, by: ctx.actor })),
  change: adminProcedure
    .input(byId.extend({ change: wish.partial().extend({ enabled: z.boolean().optional() }) }))
    .mutation(({ ctx, input }) => changeHook(ctx.ctx, { ...input, by: ctx.actor })),
  rotate: adminProcedure.input(byId).mutation(({ ctx, input }) => rotateHook(ctx.ctx, { ...input, by: ctx.actor })),
  delete: adminProcedure.input(byId).mutation(({ ctx, input }) => deleteHook(ctx.ctx, { ...input, by: ctx.actor })),
  test: adminProcedure.input(byId).mutation(({ ctx, input }) => testHook(ctx.ctx, { ...input, by: ctx.actor })),
  replay: adminProcedure
    .input(byId.extend({ wish: z.union([z.object({ messageId: z.uuid() }), z.object({ since: instantInput })]) }))
    .mutation(({ ctx, input }) => replayHook(ctx.ctx, { ...input, by: ctx.actor })),
});
