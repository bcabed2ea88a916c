import { z } from 'zod';
import { cancelNotices, retryHeap, retryNotices } from '@/server/usecases/notice/mend-notices';
import { readDeadLetters, readLedger, readLedgerToday, readStory } from '@/server/usecases/staff/read-ledger';
import { instantInput } from './instant-input';
import { agentProcedure, router, supervisorProcedure, viewerProcedure } from './procedures';

const text = z.string().trim().max(120).optional();

const page = z.object({
  state: z.string().max(20).optional(),
  channel: z.string().max(40).optional(),
  template: text,
  recipient: z.enum(['customer', 'staff', 'group', 'contact']).optional(),
  orderNo: text,
  shop: text,
  from: instantInput.optional(),
  until: instantInput.optional(),
  cursor: z.object({ createdAt: instantInput, id: z.uuid() }).nullish(),
});

const some = z.object({ ids: z.array(z.uuid()).min(1).max(200) });

const heap = z.object({
  state: z.enum(['dead', 'failed', 'suppressed']),
  detail: z.string().max(2_000).nullable(),
  writtenBy: instantInput,
  after: z.uuid().nullable(),
});

export const noticeRouter = router({
  list: viewerProcedure
    .input(page)
    .query(({ ctx, input: { cursor, ...filter } }) => readLedger(ctx.ctx, { ...filter, before: cursor ?? undefined })),
  read: viewerProcedure.input(z.object({ id: z.uuid() })).query(({ ctx, input }) => readStory(ctx.ctx, input)),
  today: viewerProcedure.query(({ ctx }) => readLedgerToday(ctx.ctx)),
  deadLetters: viewerProcedure.query(({ ctx }) => readDeadLetters(ctx.ctx)),
  retry: agentProcedure.input(some).mutation(({ ctx, input }) => retryNotices(ctx.ctx, { ...input, by: ctx.actor })),
  cancel: agentProcedure.input(some).mutation(({ ctx, input }) => cancelNotices(ctx.ctx, { ...input, by: ctx.actor })),
  retryHeap: supervisorProcedure.input(heap).mutation(({ ctx, input }) => retryHeap(ctx.ctx, { ...input, by: ctx.actor })),
});
