/**
 * The host (with its port where it has one) that a request was sent to, as its sender says: good to compare with what is
 * configured, never to build an address from.
 */
export function hostOf(request: Request): string {
  return (request.headers.get('host') ?? new URL(request.url).host).toLowerCase();
}
