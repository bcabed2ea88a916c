import { type ViewDevice, viewDevice } from '@/server/domain/access/order-view';

/** Asked four times while one page is answered. */
const known = new WeakMap<Request, ViewDevice>();

/** Kind of device that a request came from. */
export function deviceOf(request: Request): ViewDevice {
  const before = known.get(request);
  if (before) return before;
  const device = viewDevice(request.headers.get('user-agent') ?? '');
  known.set(request, device);
  return device;
}
