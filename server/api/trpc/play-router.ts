import { z } from 'zod';
import { LIFECYCLES, type Lifecycle } from '@/server/domain/order/lifecycle';
import { CASE_SUBJECT, type CaseSubject } from '@/server/domain/play/case-subject';
import { LOOKS } from '@/server/domain/play/play-step';
import { MOST_FORCE_HOURS } from '@/server/usecases/manual/force-state';
import { bookStep, forceForward, importWaybills, releaseStock } from '@/server/usecases/play/act-together';
import { checkAddressOfCase, checkWaybillsOfCase, resyncCase } from '@/server/usecases/play/diagnose';
import { nameCause, noteImprovement, noteLook } from '@/server/usecases/play/note-look';
import { readEvidence } from '@/server/usecases/play/read-evidence';
import { readOwedSteps } from '@/server/usecases/play/read-owed-steps';
import { readPlay } from '@/server/usecases/play/read-play';
import { tellGroup } from '@/server/usecases/play/tell-group';
import { verifyNow } from '@/server/usecases/play/verify-case';
import { agentProcedure, router, viewerProcedure } from './procedures';

const subject = z.custom<CaseSubject>((value) => typeof value === 'string' && CASE_SUBJECT.test(value));
const one = z.object({ subject });
const remark = z.string().trim().max(2_000).default('');
const words = z.string().trim().min(2).max(2_000);
const hours = z.number().int().min(1).max(MOST_FORCE_HOURS);

export const playRouter = router({
  read: viewerProcedure.input(one).query(({ ctx, input }) => readPlay(ctx.ctx, input)),
  evidence: viewerProcedure.input(one).query(({ ctx, input }) => readEvidence(ctx.ctx, input)),
  resync: agentProcedure.input(one).mutation(({ ctx, input }) => resyncCase(ctx.ctx, { ...input, by: ctx.actor })),
  checkWaybills: agentProcedure.input(one).mutation(({ ctx, input }) => checkWaybillsOfCase(ctx.ctx, { ...input, by: ctx.actor })),
  checkAddress: agentProcedure.input(one).mutation(({ ctx, input }) => checkAddressOfCase(ctx.ctx, { ...input, by: ctx.actor })),
  look: agentProcedure
    .input(one.extend({ look: z.enum(LOOKS), isFound: z.boolean(), words: remark }))
    .mutation(({ ctx, input }) => noteLook(ctx.ctx, { ...input, by: ctx.actor })),
  nameCause: agentProcedure
    .input(one.extend({ cause: z.string().max(80), words: remark }))
    .mutation(({ ctx, input }) => nameCause(ctx.ctx, { ...input, by: ctx.actor })),
  tellGroup: agentProcedure
    .input(one.extend({ words, groupId: z.uuid().optional() }))
    .mutation(({ ctx, input }) => tellGroup(ctx.ctx, { ...input, by: ctx.actor })),
  importWaybills: agentProcedure
    .input(one.extend({ text: z.string().min(1).max(60_000) }))
    .mutation(({ ctx, input }) => importWaybills(ctx.ctx, { ...input, by: ctx.actor })),
  releaseStock: agentProcedure
    .input(one.extend({ words, hours }))
    .mutation(({ ctx, input }) => releaseStock(ctx.ctx, { ...input, by: ctx.actor })),
  forceForward: agentProcedure
    .input(one.extend({ lifecycle: z.enum(Object.keys(LIFECYCLES) as Lifecycle[]), reason: z.string().max(500), hours }))
    .mutation(({ ctx, input }) => forceForward(ctx.ctx, { ...input, by: ctx.actor })),
  book: agentProcedure.input(one.extend({ id: z.uuid() })).mutation(({ ctx, input }) => bookStep(ctx.ctx, { ...input, by: ctx.actor })),
  verify: agentProcedure.input(one).mutation(({ ctx, input }) => verifyNow(ctx.ctx, { ...input, by: ctx.actor })),
  improve: agentProcedure
    .input(one.extend({ words, ownerId: z.uuid().optional(), days: z.number().int().min(1).max(365).optional() }))
    .mutation(({ ctx, input }) => noteImprovement(ctx.ctx, { ...input, by: ctx.actor })),
  owed: viewerProcedure.query(({ ctx }) => readOwedSteps(ctx.ctx)),
});
