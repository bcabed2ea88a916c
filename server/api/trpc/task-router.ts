import { z } from 'zod';
import { TASK_ANSWERS, TASK_KINDS, type TaskAnswer, type TaskKind } from '@/server/domain/consequence/task';
import { answerTask } from '@/server/usecases/consequence/answer-task';
import { askAgainByHand } from '@/server/usecases/consequence/ask-again-by-hand';
import { holdOrder } from '@/server/usecases/consequence/hold-order';
import { readDoings, readTaskDesk } from '@/server/usecases/consequence/read-tasks';
import { takeTask } from '@/server/usecases/consequence/take-task';
import { agentProcedure, router, viewerProcedure } from './procedures';

const kind = z.enum(TASK_KINDS as [TaskKind, ...TaskKind[]]);
const answer = z.enum(Object.values(TASK_ANSWERS).flat() as [TaskAnswer, ...TaskAnswer[]]);
const order = z.object({ orderId: z.uuid() });

/** What rules ask people and do, and what people can do with an order themselves. */
export const taskRouter = router({
  desk: viewerProcedure
    .input(z.object({ kind: kind.optional(), isMine: z.boolean().optional() }))
    .query(({ ctx, input }) => readTaskDesk(ctx.ctx, { ...input, by: ctx.actor, role: ctx.staff.role })),
  ofOrder: viewerProcedure.input(order).query(({ ctx, input }) => readDoings(ctx.ctx, { ...input, by: ctx.actor, role: ctx.staff.role })),
  answer: agentProcedure
    .input(z.object({ id: z.uuid(), answer, note: z.string().max(500).optional() }))
    .mutation(({ ctx, input }) => answerTask(ctx.ctx, { ...input, by: ctx.actor, role: ctx.staff.role })),
  take: agentProcedure
    .input(z.object({ id: z.uuid(), isMine: z.boolean() }))
    .mutation(({ ctx, input }) => takeTask(ctx.ctx, { ...input, by: ctx.actor, role: ctx.staff.role })),
  hold: agentProcedure
    .input(order.extend({ isHeld: z.boolean() }))
    .mutation(({ ctx, input }) => holdOrder(ctx.ctx, { ...input, by: ctx.actor })),
  askAgain: agentProcedure.input(order).mutation(({ ctx, input }) => askAgainByHand(ctx.ctx, { ...input, by: ctx.actor })),
});
