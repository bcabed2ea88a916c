/** Address of the page narrowed by kind and shop. */
export function addressOf(query: { verdict?: string; shop?: string; from?: string }): string {
  const given = Object.entries(query).filter((pair): pair is [string, string] => pair[1] !== undefined);
  return given.length === 0 ? '/admin/payments' : `/admin/payments?${new URLSearchParams(given)}`;
}
