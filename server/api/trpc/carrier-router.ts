import { z } from 'zod';
import { dropContact, keepContact, readContacts } from '@/server/usecases/carrier/keep-contacts';
import { STAFF_MEDIA } from '@/server/usecases/staff/keep-own-reach';
import { router, supervisorProcedure } from './procedures';

const region = z.string().max(100);

/** Whom the portal writes to at carriers: names and phones of people of other companies. */
export const carrierRouter = router({
  contacts: supervisorProcedure.query(({ ctx }) => readContacts(ctx.ctx)),
  keepContact: supervisorProcedure
    .input(
      z.object({
        id: z.uuid().optional(),
        carrier: z.string().min(1).max(100),
        origin: region,
        destination: region,
        name: z.string().max(100),
        medium: z.enum(STAFF_MEDIA),
        address: z.string().min(1).max(200),
      }),
    )
    .mutation(({ ctx, input }) => keepContact(ctx.ctx, { ...input, by: ctx.actor })),
  dropContact: supervisorProcedure
    .input(z.object({ id: z.uuid() }))
    .mutation(({ ctx, input }) => dropContact(ctx.ctx, { ...input, by: ctx.actor })),
});
