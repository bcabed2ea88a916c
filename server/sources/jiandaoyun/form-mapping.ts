import { z } from 'zod';
import { isShipmentCode, POSTABLE_CODES } from '@/server/domain/tracking/event-code';

/** Name of a field, such as `_widget_1515649885212` or the alias given in the form's settings. */
const field = z.string().min(1).max(100).optional();

/**
 * Which field of the form is what, and what its words for a status mean. Written as JSON when the account is set up. A
 * status without an entry in `codes` is recorded as unmapped.
 */
const mapping = z
  .strictObject({
    orderNo: z.string().min(1).max(100),
    status: field,
    /** When the status was reached; the record's last change bounds it where the form does not say. */
    statusAt: field,
    carrier: field,
    trackingNo: field,
    note: field,
    placedAt: field,
    amount: field,
    seller: field,
    service: field,
    /** Working days from payment to hand-over. */
    dispatchDays: field,
    paymentMethod: field,
    name: field,
    phone: field,
    address: field,
    codes: z
      .record(z.string().min(1), z.enum(POSTABLE_CODES as [string, ...string[]], { error: 'is no code that can be posted' }))
      .default({}),
  })
  .refine(({ codes, trackingNo }) => trackingNo || !Object.values(codes).some(isShipmentCode), {
    path: ['trackingNo'],
    message: 'is missing: some codes are about a shipment',
  });

export type FormMapping = z.infer<typeof mapping>;

/** The mapping of an account; null when it is none. */
export function readMapping(text: string | undefined): FormMapping | null {
  const read = mapping.safeParse(parse(text));
  return read.success ? read.data : null;
}

/** What is wrong with a mapping, for the person who sets the account up; null when nothing is. */
export function mappingFault(text: string | undefined): string | null {
  const json = parse(text);
  if (json === undefined) return 'mapping must be JSON, such as {"orderNo":"_widget_1","status":"_widget_2","codes":{"已发货":"shipped"}}';
  const read = mapping.safeParse(json);
  if (read.success) return null;
  const [issue] = read.error.issues;
  return `mapping: ${issue!.path.join('.') || 'it'} ${issue!.message}`;
}

function parse(text: string | undefined): unknown {
  try {
    return JSON.parse(text ?? '');
  } catch {
    return undefined;
  }
}
