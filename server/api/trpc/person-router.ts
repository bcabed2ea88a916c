import { z } from 'zod';
import { STAFF_ROLES } from '@/server/domain/access/staff-role';
import { addPerson } from '@/server/usecases/staff/add-person';
import { changePerson } from '@/server/usecases/staff/change-person';
import { listPeople } from '@/server/usecases/staff/list-people';
import { resetPassword } from '@/server/usecases/staff/reset-password';
import { adminProcedure, router } from './procedures';

const role = z.enum(STAFF_ROLES);

export const personRouter = router({
  list: adminProcedure.query(({ ctx }) => listPeople(ctx.ctx)),
  add: adminProcedure
    .input(z.object({ email: z.email().max(200), name: z.string().trim().min(1).max(80), role }))
    .mutation(({ ctx, input }) => addPerson(ctx.ctx, { ...input, by: ctx.actor })),
  change: adminProcedure
    .input(z.object({ id: z.uuid(), role: role.optional(), active: z.boolean().optional() }))
    .mutation(({ ctx, input }) => changePerson(ctx.ctx, { ...input, by: ctx.actor })),
  resetPassword: adminProcedure
    .input(z.object({ id: z.uuid() }))
    .mutation(({ ctx, input }) => resetPassword(ctx.ctx, { ...input, by: ctx.actor })),
});
