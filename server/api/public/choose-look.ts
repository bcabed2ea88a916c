import { readCookie } from './cookies';

const YEAR_S = 31_536_000;

/** What a reader may choose about how the pages look; the first of each is what everybody gets who chose nothing. */
const CHOICES = {
  letters: ['normal', 'large'],
  theme: ['auto', 'light', 'dark'],
} as const;

export interface LookChoice {
  /** Classes of the page's root: none, `large`, `dark`, `light` or two of them. */
  className: string;
  /** Keep what was chosen on this page; none when nothing was. */
  setCookies: string[];
}

/** How the pages look for a reader: `?letters=` and `?theme=` (each kept in a cookie), else the cookies. */
export function chooseLook(request: Request): LookChoice {
  const asked = request.url.includes('?') ? new URL(request.url).searchParams : null;
  const classes: string[] = [];
  const setCookies: string[] = [];
  for (const [name, values] of Object.entries(CHOICES)) {
    const cookie = `daona_${name}`;
    const wanted = values.find((value) => value === asked?.get(name));
    const chosen = wanted ?? values.find((value) => value === readCookie(request, cookie)) ?? values[0];
    if (wanted) setCookies.push(`${cookie}=${wanted}; Path=/; Max-Age=${YEAR_S}; SameSite=Lax`);
    if (chosen !== values[0]) classes.push(chosen);
  }
  return { className: classes.join(' '), setCookies };
}
