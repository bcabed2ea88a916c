/** Value of one cookie of the request; null when it is not sent. */
export function readCookie(request: Request, name: string): string | null {
  const header = request.headers.get('cookie');
  if (!header) return null;
  for (const pair of header.split(';')) {
    const at = pair.indexOf('=');
    if (at > 0 && pair.slice(0, at).trim() === name) return pair.slice(at + 1).trim();
  }
  return null;
}

/** A cookie that scripts cannot read and other sites cannot send along with a form; Secure where the site is https. */
export function privateCookie(name: string, value: string, options: { path: string; maxAgeS: number; secure: boolean }): string {
  const { path, maxAgeS, secure } = options;
  return `${name}=${value}; Path=${path}; Max-Age=${maxAgeS}; HttpOnly; SameSite=Lax${secure ? '; Secure' : ''}`;
}
