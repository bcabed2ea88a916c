import { clearKeepCookie, keepCookie } from './keep-cookie';
import { type Door, doorPath, openDoor } from './open-door';
import { readForm } from './read-form';
import { isSameOrigin } from './same-origin';
import { seeOther } from './see-other';

/**
 * `POST …/do/keep`: the owner wants this device to keep the page for when there is no network, or no longer (`off`). The page that
 * follows tells its service worker. Anybody else's form changes nothing. Throws `rate_limited`.
 */
export async function postKeep(request: Request, door: Door): Promise<Response> {
  const path = doorPath(door);
  const back = `${path}#keep`;
  const form = await readForm(request);
  if (form.has('off')) return seeOther(back, [clearKeepCookie(path)]);
  const order = await openDoor(request, door);
  if (order.kind !== 'open' || order.tier !== 2 || !isSameOrigin(request)) return seeOther(path);
  const cookie = keepCookie(request, path, order.ctx.now());
  return seeOther(back, cookie ? [cookie] : []);
}
