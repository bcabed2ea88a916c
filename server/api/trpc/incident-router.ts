import { z } from 'zod';
import { customerWording } from '@/server/domain/incident/customer-wording';
import { closeIncident } from '@/server/usecases/incident/close-incident';
import { listIncidents } from '@/server/usecases/incident/list-incidents';
import { readIncidentPage } from '@/server/usecases/incident/read-incident-page';
import { acknowledgeIncident, startReplay, stopReplay } from '@/server/usecases/incident/steer-incident';
import { wordForCustomers } from '@/server/usecases/incident/word-for-customers';
import { instantInput } from './instant-input';
import { agentProcedure, router, supervisorProcedure, viewerProcedure } from './procedures';

const one = z.object({ id: z.uuid() });
const page = z.object({ isOpen: z.boolean().optional(), before: z.object({ openedAt: instantInput, id: z.uuid() }).optional() });

export const incidentRouter = router({
  list: viewerProcedure.input(page).query(({ ctx, input }) => listIncidents(ctx.ctx, input)),
  read: viewerProcedure
    .input(one.extend({ offset: z.number().int().min(0).max(1_000_000).default(0) }))
    .query(({ ctx, input }) => readIncidentPage(ctx.ctx, input)),
  acknowledge: agentProcedure.input(one).mutation(({ ctx, input }) => acknowledgeIncident(ctx.ctx, { ...input, by: ctx.actor })),
  replay: supervisorProcedure.input(one).mutation(({ ctx, input }) => startReplay(ctx.ctx, { ...input, by: ctx.actor })),
  stopReplay: supervisorProcedure.input(one).mutation(({ ctx, input }) => stopReplay(ctx.ctx, { ...input, by: ctx.actor })),
  word: supervisorProcedure
    .input(one.extend({ told: customerWording.nullable() }))
    .mutation(({ ctx, input }) => wordForCustomers(ctx.ctx, { ...input, by: ctx.actor })),
  close: supervisorProcedure.input(one).mutation(({ ctx, input }) => closeIncident(ctx.ctx, { ...input, by: ctx.actor })),
});
