import { z } from 'zod';
import { scalar } from '../schema-parts';

/** One scan as RoutePushService tells it, and as the route query answers it. */
export const routeSchema = z.object({
  id: scalar,
  mailno: scalar,
  orderid: scalar,
  acceptTime: scalar,
  acceptAddress: scalar,
  remark: scalar,
  opCode: scalar,
  reasonCode: scalar,
  reasonName: scalar,
});

const routes = z.object({ WaybillRoute: z.union([z.array(z.unknown()), z.record(z.string(), z.unknown())]) });

/** The envelope of a push; a single scan may stand without a list around it. Items are read one by one. */
export const pushSchema = z.union([z.object({ Body: routes }).transform((v) => v.Body), routes]);

export type Route = z.infer<typeof routeSchema>;
