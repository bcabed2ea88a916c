import type { Place } from '../domain/place/place';

/** City, state and alpha-2 country of a scan as a place; undefined when none is said. */
export function cityPlace(said: { city?: string; state?: string; country?: string } | null | undefined): Place | undefined {
  const { city, state, country } = said ?? {};
  const text = [city, state].filter(Boolean).join(', ') || undefined;
  const code = country && /^[a-z]{2}$/i.test(country) ? country.toUpperCase() : undefined;
  return text || code ? { text, country: code, province: state, city } : undefined;
}
