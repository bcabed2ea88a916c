import { z } from 'zod';
import { toIso } from '@/server/domain/shared/instant';
import type { ImportReport } from '@/server/usecases/import/read-import';

export const startedImport = z.object({
  id: z.uuid(),
  status: z.literal('queued'),
  url: z.string().meta({ example: '/api/v1/imports/01a1ffe6-eea5-73fa-a568-d0f90215181c' }),
});

const count = z.number().int().nonnegative();

/** A run as the API answers it. */
export const importReading = z
  .object({
    id: z.uuid(),
    status: z.enum(['draft', 'queued', 'running', 'done', 'cancelled', 'failed']),
    shop: z.string(),
    preset: z.string(),
    history: z.boolean(),
    files: z.string(),
    rows: z.object({
      total: count.meta({ description: 'Records of the main file; 0 until they were counted.' }),
      done: count,
      accepted: count.meta({ description: 'Brought something new.' }),
      duplicate: count.meta({ description: 'Said nothing new.' }),
      rejected: count,
    }),
    orders: count.meta({ description: 'New or changed orders.' }),
    facts: z.object({
      recorded: count,
      duplicate: count,
      unmapped: count.meta({ description: 'Recorded under a code nobody has mapped yet.' }),
    }),
    error: z.string().nullable(),
    reasons: z.array(z.object({ field: z.string(), reason: z.string(), rows: count })).meta({ description: 'Why rows were refused.' }),
    createdAt: z.iso.datetime(),
    finishedAt: z.iso.datetime().nullable(),
  })
  .meta({ id: 'Import' });

export function presentImport(run: ImportReport): z.input<typeof importReading> {
  return {
    id: run.id,
    status: run.status,
    shop: run.shop,
    preset: run.presetName,
    history: run.history,
    files: run.fileName,
    rows: { total: run.total, done: run.done, accepted: run.accepted, duplicate: run.duplicate, rejected: run.rejected },
    orders: run.orders,
    facts: { recorded: run.facts, duplicate: run.duplicateFacts, unmapped: run.unmappedFacts },
    error: run.error,
    reasons: run.reasons.map((r) => ({ ...r, reason: r.reason.en })),
    createdAt: toIso(run.createdAt),
    finishedAt: run.finishedAt === null ? null : toIso(run.finishedAt),
  };
}
