import { z } from 'zod';
import { DISCARD_REASONS } from '@/server/domain/draft/draft';
import { words } from '@/server/domain/template/words';
import { countDrafts } from '@/server/usecases/draft/count-drafts';
import { readDraftReport } from '@/server/usecases/draft/draft-report';
import { readDrafts } from '@/server/usecases/draft/read-drafts';
import { sendDraft } from '@/server/usecases/draft/send-draft';
import { discardDraft, holdDraft } from '@/server/usecases/draft/stop-draft';
import { keepOpen, keepWords, leaveDraft, openDraft } from '@/server/usecases/draft/write-draft';
import { draftReply } from '@/server/usecases/reply/draft-reply';
import { readReplies } from '@/server/usecases/reply/read-replies';
import { shareReply } from '@/server/usecases/reply/share-reply';
import { agentProcedure, router, viewerProcedure } from './procedures';

const wish = z.object({ id: z.uuid(), version: z.number().int().min(1) });
const reply = z.object({ orderId: z.uuid(), code: z.string().min(1).max(80) });
const ownWords = z.array(words).min(1).max(3);

/** Messages to customers that wait for service to read them. */
export const draftRouter = router({
  list: viewerProcedure.input(z.object({ orderId: z.uuid().optional() })).query(({ ctx, input }) => readDrafts(ctx.ctx, input)),
  count: viewerProcedure.query(({ ctx }) => countDrafts(ctx.ctx)),
  report: viewerProcedure
    .input(z.object({ days: z.number().int().min(1).max(90) }))
    .query(({ ctx, input }) => readDraftReport(ctx.ctx, input)),
  open: agentProcedure.input(wish).mutation(({ ctx, input }) => openDraft(ctx.ctx, { ...input, staffId: ctx.staff.id })),
  keepOpen: agentProcedure
    .input(wish.pick({ id: true }))
    .mutation(({ ctx, input }) => keepOpen(ctx.ctx, { ...input, staffId: ctx.staff.id })),
  leave: agentProcedure.input(wish).mutation(({ ctx, input }) => leaveDraft(ctx.ctx, { ...input, staffId: ctx.staff.id })),
  keep: agentProcedure
    .input(wish.extend({ words: ownWords.nullable() }))
    .mutation(({ ctx, input }) => keepWords(ctx.ctx, { ...input, staffId: ctx.staff.id })),
  confirm: agentProcedure
    .input(wish.extend({ words: ownWords.optional() }))
    .mutation(({ ctx, input }) => sendDraft(ctx.ctx, { ...input, staffId: ctx.staff.id })),
  hold: agentProcedure.input(wish).mutation(({ ctx, input }) => holdDraft(ctx.ctx, { ...input, staffId: ctx.staff.id })),
  replies: viewerProcedure.input(reply.pick({ orderId: true })).query(({ ctx, input }) => readReplies(ctx.ctx, input)),
  reply: agentProcedure.input(reply).mutation(({ ctx, input }) => draftReply(ctx.ctx, { ...input, staffId: ctx.staff.id })),
  share: agentProcedure
    .input(reply.extend({ groupId: z.uuid() }))
    .mutation(({ ctx, input }) => shareReply(ctx.ctx, { ...input, staffId: ctx.staff.id })),
  discard: agentProcedure
    .input(wish.extend({ reason: z.enum(DISCARD_REASONS) }))
    .mutation(({ ctx, input }) => discardDraft(ctx.ctx, { ...input, staffId: ctx.staff.id })),
});
