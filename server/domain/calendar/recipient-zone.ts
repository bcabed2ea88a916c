import type { Place } from '../place/place';
import { COUNTRY_ZONES } from './country-zones';

/** Wide countries: the zones from west to east with the longitude (degrees) at which each begins. */
const BY_LONGITUDE: Record<string, { middle: string; bands: [fromLon: number, zone: string][] }> = {
  US: {
    middle: 'America/Chicago',
    bands: [
      [-180, 'Pacific/Honolulu'],
      [-154, 'America/Anchorage'],
      [-130, 'America/Los_Angeles'],
      [-114, 'America/Denver'],
      [-101, 'America/Chicago'],
      [-86, 'America/New_York'],
    ],
  },
  CA: {
    middle: 'America/Toronto',
    bands: [
      [-180, 'America/Vancouver'],
      [-120, 'America/Edmonton'],
      [-102, 'America/Winnipeg'],
      [-90, 'America/Toronto'],
      [-67, 'America/Halifax'],
    ],
  },
  BR: {
    middle: 'America/Sao_Paulo',
    bands: [
      [-180, 'America/Manaus'],
      [-54, 'America/Sao_Paulo'],
    ],
  },
  AU: {
    middle: 'Australia/Sydney',
    bands: [
      [-180, 'Australia/Perth'],
      [129, 'Australia/Adelaide'],
      [141, 'Australia/Sydney'],
    ],
  },
  RU: {
    middle: 'Europe/Moscow',
    bands: [
      [-180, 'Europe/Moscow'],
      [50, 'Asia/Yekaterinburg'],
      [80, 'Asia/Novosibirsk'],
      [115, 'Asia/Vladivostok'],
    ],
  },
  MX: { middle: 'America/Mexico_City', bands: [[-180, 'America/Mexico_City']] },
};

/** IANA zone on whose clock the recipient's quiet hours are kept: by where the order goes, else the shop's own zone. */
export function recipientZone(destination: Place | undefined, shopZone: string): string {
  const country = destination?.country;
  if (!country) return shopZone;
  const wide = BY_LONGITUDE[country];
  if (!wide) return COUNTRY_ZONES[country] ?? shopZone;
  const lon = destination.lon;
  return lon === undefined ? wide.middle : (wide.bands.findLast(([from]) => lon >= from)?.[1] ?? wide.middle);
}
