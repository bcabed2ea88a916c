import { z } from 'zod';
import { hostPlan, hostRequest } from './host-plan';

/** How a carrier is asked about one tracking number: of open shipments that went quiet, and when staff wish it. */
export const askSettings = z.strictObject({
  /** Carriers whose numbers it knows, by code or name. */
  carriers: z.array(z.string().trim().min(1).max(64)).min(1, 'is empty: name the carriers whose numbers it knows').max(50),
  ...hostPlan,
  /** With `{number}` and, where it wants the last four digits of the recipient's phone, `{phone}`. */
  request: hostRequest,
});
