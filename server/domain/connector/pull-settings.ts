import { z } from 'zod';
import { isDateFormat } from '../row/read-date';
import { columnName } from '../row/row-mapping';
import { hostPlan, hostRequest } from './host-plan';

const size = z.int().min(1).max(10_000);

/** How the next page is asked for. A page with fewer rows than `size`, or none, is the last. */
const paging = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('none') }),
  z.strictObject({ kind: z.literal('page'), first: z.int().min(0).max(1).default(1), size }),
  z.strictObject({ kind: z.literal('offset'), size }),
  /** The answer names the `{cursor}` of the next page. */
  z.strictObject({ kind: z.literal('cursor'), path: columnName }),
  /** The answer names the address of the next page, on the same host. */
  z.strictObject({ kind: z.literal('next_address'), path: columnName }),
  /** `Link: <…>; rel="next"` (RFC 8288), on the same host. */
  z.strictObject({ kind: z.literal('link') }),
]);

/** How a system is asked on a schedule. */
export const pullSettings = z.strictObject({
  everyMin: z.int().min(1).max(1440).default(10),
  /** How far back the first time asks. */
  firstDays: z.int().min(0).max(3650).default(7),
  /** How far each time asks back before the last: what was changed while we asked, and clocks that differ. */
  overlapMin: z.int().min(0).max(10_080).default(10),
  /** How `{since}` and `{until}` are written: `iso`, `epoch_s`, `epoch_ms`, or such as `YYYY-MM-DD HH:mm:ss` in the account's zone. */
  sinceFormat: z
    .string()
    .refine(
      (f) => f === 'iso' || isDateFormat(f),
      'must be iso, epoch_s, epoch_ms or name year, month and day, such as YYYY-MM-DD HH:mm:ss',
    )
    .default('iso'),
  ...hostPlan,
  request: hostRequest,
  paging: paging.default({ kind: 'none' }),
  mostPages: z.int().min(1).max(10_000).default(500),
});

export type PullSettings = z.output<typeof pullSettings>;
