import { z } from 'zod';
import { LIFECYCLES, type Lifecycle, PHASES, type Phase } from '@/server/domain/order/lifecycle';
import { ATTENTION_KINDS } from '@/server/domain/tracking/attention';
import { addNote } from '@/server/usecases/staff/add-note';
import { listShops } from '@/server/usecases/staff/list-shops';
import { readOrderPage } from '@/server/usecases/staff/read-order-page';
import { searchOrders } from '@/server/usecases/staff/search-orders';
import { showContact } from '@/server/usecases/staff/show-contact';
import { instantInput } from './instant-input';
import { agentProcedure, router, viewerProcedure } from './procedures';

/** What the list is narrowed to; the same words stand in the console's addresses. */
export const orderFilter = z.object({
  shop: z.string().max(100).optional(),
  phase: z.enum(Object.keys(PHASES) as Phase[]).optional(),
  lifecycle: z.enum(Object.keys(LIFECYCLES) as Lifecycle[]).optional(),
  health: z.enum(['green', 'yellow', 'red']).optional(),
  attention: z.enum(ATTENTION_KINDS).optional(),
  region: z.string().max(100).optional(),
  category: z.string().max(100).optional(),
  placedFrom: instantInput.optional(),
  placedBefore: instantInput.optional(),
  isOpen: z.boolean().optional(),
});
export type OrderFilterInput = z.infer<typeof orderFilter>;

const search = orderFilter.extend({
  text: z.string().max(4_000).default(''),
  cursor: z.object({ placedAt: instantInput, id: z.uuid() }).nullish(),
});

export const orderRouter = router({
  search: viewerProcedure.input(search).query(({ ctx, input }) => {
    const { cursor, ...filter } = input;
    return searchOrders(ctx.ctx, { ...filter, after: cursor ?? null });
  }),
  shops: viewerProcedure.query(({ ctx }) => listShops(ctx.ctx)),
  read: viewerProcedure
    .input(z.object({ id: z.uuid(), asOf: instantInput.optional() }))
    .query(({ ctx, input }) => readOrderPage(ctx.ctx, input)),
  showContact: viewerProcedure
    .input(z.object({ orderId: z.uuid() }))
    .mutation(({ ctx, input }) => showContact(ctx.ctx, { ...input, by: ctx.actor })),
  addNote: agentProcedure
    .input(z.object({ orderId: z.uuid(), body: z.string().trim().min(1).max(4_000) }))
    .mutation(({ ctx, input }) => addNote(ctx.ctx, { ...input, staffId: ctx.staff.id })),
});
