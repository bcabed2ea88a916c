import { z } from 'zod';
import { TICKET_CLASSES, TICKET_PRIORITIES } from '@/server/domain/ticket/ticket';
import { TICKET_VIEWS } from '@/server/domain/ticket/ticket-view';
import { readRatings } from '@/server/usecases/rating/read-ratings';
import { readRatingOf, showRatingComment } from '@/server/usecases/rating/show-rating';
import { assignTicket, closeTicket, replyToTicket } from '@/server/usecases/ticket/answer-ticket';
import { MOST_AT_ONCE } from '@/server/usecases/ticket/change-tickets';
import { noteOnTicket } from '@/server/usecases/ticket/note-on-ticket';
import { readTicketList, readTicketPage } from '@/server/usecases/ticket/read-tickets';
import { agentProcedure, router, viewerProcedure } from './procedures';

const words = z.string().trim().min(1).max(2_000);
const ticketId = z.uuid();

export const ticketRouter = router({
  list: viewerProcedure
    .input(
      z.object({
        view: z.enum(TICKET_VIEWS).optional(),
        class: z.enum(TICKET_CLASSES).optional(),
        priority: z.enum(TICKET_PRIORITIES).optional(),
        orderId: z.uuid().optional(),
        incidentId: z.uuid().optional(),
        text: z.string().trim().max(80).optional(),
        offset: z.number().int().min(0).max(1_000_000).optional(),
        limit: z.number().int().min(1).max(MOST_AT_ONCE).optional(),
      }),
    )
    .query(({ ctx, input }) => readTicketList(ctx.ctx, { ...input, staffId: ctx.staff.id })),
  read: viewerProcedure
    .input(z.object({ id: z.uuid() }))
    .query(({ ctx, input }) => readTicketPage(ctx.ctx, { ...input, staffId: ctx.staff.id })),
  reply: agentProcedure
    .input(z.object({ ticketId, body: words }))
    .mutation(({ ctx, input }) => replyToTicket(ctx.ctx, { ...input, staffId: ctx.staff.id })),
  note: agentProcedure
    .input(z.object({ ticketId, body: words, mentions: z.array(z.uuid()).max(20).optional() }))
    .mutation(({ ctx, input }) => noteOnTicket(ctx.ctx, { ...input, staffId: ctx.staff.id })),
  assign: agentProcedure
    .input(z.object({ ticketId, ownerId: z.uuid().nullable() }))
    .mutation(({ ctx, input }) => assignTicket(ctx.ctx, { ...input, staffId: ctx.staff.id })),
  close: agentProcedure
    .input(z.object({ ticketId, cause: z.string().max(80), done: words, tell: z.boolean().optional() }))
    .mutation(({ ctx, input }) => closeTicket(ctx.ctx, { ...input, staffId: ctx.staff.id })),
  ratingOf: viewerProcedure.input(z.object({ orderId: z.uuid() })).query(({ ctx, input }) => readRatingOf(ctx.ctx, input)),
  showRatingComment: agentProcedure
    .input(z.object({ orderId: z.uuid() }))
    .mutation(({ ctx, input }) => showRatingComment(ctx.ctx, { ...input, by: ctx.actor })),
  ratings: viewerProcedure.query(({ ctx }) => readRatings(ctx.ctx)),
});
