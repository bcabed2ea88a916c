import { COUNTRY_ZONES } from './country-zones';

/** Regions of wide countries by the zone that most of them keep, as the posts abbreviate them. */
const REGIONS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  US: {
    'America/New_York': 'CT DC DE FL GA IN KY MA MD ME MI NC NH NJ NY OH PA RI SC VA VT WV',
    'America/Chicago': 'AL AR IA IL KS LA MN MO MS ND NE OK SD TN TX WI',
    'America/Denver': 'CO ID MT NM UT WY',
    'America/Los_Angeles': 'CA NV OR WA',
    'America/Phoenix': 'AZ',
    'America/Anchorage': 'AK',
    'Pacific/Honolulu': 'HI',
    'America/Puerto_Rico': 'PR',
    'America/St_Thomas': 'VI',
    'Pacific/Guam': 'GU',
  },
  CA: {
    'America/Vancouver': 'BC',
    'America/Edmonton': 'AB',
    'America/Regina': 'SK',
    'America/Winnipeg': 'MB',
    'America/Toronto': 'ON QC',
    'America/Moncton': 'NB',
    'America/Halifax': 'NS PE',
    'America/St_Johns': 'NL',
    'America/Whitehorse': 'YT',
    'America/Yellowknife': 'NT',
    'America/Iqaluit': 'NU',
  },
  AU: {
    'Australia/Sydney': 'NSW ACT',
    'Australia/Melbourne': 'VIC',
    'Australia/Brisbane': 'QLD',
    'Australia/Adelaide': 'SA',
    'Australia/Darwin': 'NT',
    'Australia/Perth': 'WA',
    'Australia/Hobart': 'TAS',
  },
};

const zones = new Map<string, string>([
  ...Object.entries(COUNTRY_ZONES),
  ...Object.entries(REGIONS).flatMap(([country, byZone]) =>
    Object.entries(byZone).flatMap(([zone, regions]) =>
      regions.split(' ').map((region): [string, string] => [`${country}-${region}`, zone]),
    ),
  ),
]);

/**
 * IANA zone of a place told as a country (`DE`) or as a country and a region (`US-CA`). A region that is not known keeps
 * the clock of its country; undefined where neither tells.
 */
export function eventZone(place: string): string | undefined {
  const code = place.trim().toUpperCase();
  return zones.get(code) ?? zones.get(code.split('-')[0]!);
}
