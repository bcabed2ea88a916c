import { z } from 'zod';
import { PAUSE_REASONS } from '@/server/domain/ticket/pause-reason';
import { TICKET_PRIORITIES } from '@/server/domain/ticket/ticket';
import { CONFIRMED_BY } from '@/server/domain/ticket/ticket-view';
import { changeTickets, MOST_AT_ONCE } from '@/server/usecases/ticket/change-tickets';
import { confirmTicket } from '@/server/usecases/ticket/confirm-ticket';
import { handOverTicket } from '@/server/usecases/ticket/hand-over-ticket';
import { pauseTicket, resumeTicket } from '@/server/usecases/ticket/pause-ticket';
import { listWhoCanOwn } from '@/server/usecases/ticket/read-tickets';
import { reopenTicket } from '@/server/usecases/ticket/reopen-ticket';
import { agentProcedure, router, supervisorProcedure, viewerProcedure } from './procedures';

const words = z.string().trim().min(1).max(2_000);
const ticketId = z.uuid();

/** What is done with tickets beside answering them: handed over, opened again, confirmed, many at once. */
export const ticketDeskRouter = router({
  people: viewerProcedure.query(({ ctx }) => listWhoCanOwn(ctx.ctx)),
  handOver: agentProcedure
    .input(z.object({ ticketId, ownerId: z.uuid(), memory: words }))
    .mutation(({ ctx, input }) => handOverTicket(ctx.ctx, { ...input, staffId: ctx.staff.id })),
  reopen: agentProcedure
    .input(z.object({ ticketId, why: words }))
    .mutation(({ ctx, input }) => reopenTicket(ctx.ctx, { ...input, staffId: ctx.staff.id })),
  confirm: agentProcedure
    .input(z.object({ ticketId, how: z.enum(CONFIRMED_BY) }))
    .mutation(({ ctx, input }) => confirmTicket(ctx.ctx, { ...input, staffId: ctx.staff.id })),
  pause: agentProcedure
    .input(z.object({ ticketId, reason: z.enum(PAUSE_REASONS) }))
    .mutation(({ ctx, input }) => pauseTicket(ctx.ctx, { ...input, staffId: ctx.staff.id })),
  resume: agentProcedure
    .input(z.object({ ticketId }))
    .mutation(({ ctx, input }) => resumeTicket(ctx.ctx, { ...input, staffId: ctx.staff.id })),
  changeMany: supervisorProcedure
    .input(
      z.object({
        ticketIds: z.array(ticketId).min(1).max(MOST_AT_ONCE),
        change: z.discriminatedUnion('kind', [
          z.object({ kind: z.literal('assign'), ownerId: z.uuid().nullable() }),
          z.object({ kind: z.literal('priority'), priority: z.enum(TICKET_PRIORITIES) }),
          z.object({ kind: z.literal('note'), body: words }),
          z.object({ kind: z.literal('close'), cause: z.string().max(80), done: words, tell: z.boolean().optional() }),
        ]),
      }),
    )
    .mutation(({ ctx, input }) => changeTickets(ctx.ctx, { ...input, staffId: ctx.staff.id })),
});
