import { z } from 'zod';
import { listAudit } from '@/server/usecases/staff/list-audit';
import { router, supervisorProcedure } from './procedures';

const page = z.object({
  actor: z.string().max(80).optional(),
  action: z.string().max(60).optional(),
  subject: z.string().max(120).optional(),
  beforeId: z.number().int().positive().optional(),
});

export const auditRouter = router({
  list: supervisorProcedure.input(page).query(({ ctx, input }) => listAudit(ctx.ctx, input)),
});
