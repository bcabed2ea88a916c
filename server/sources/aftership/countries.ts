interface Country {
  /** ISO 3166-1 alpha-2. */
  code: string;
  /** IANA zone of the whole country; absent where it has several. */
  timeZone?: string;
}

/** Countries by ISO 3166-1 alpha-3, as AfterShip names them; zones from the IANA database (zone1970.tab). */
const COUNTRIES: Readonly<Record<string, [code: string, timeZone?: string]>> = {
  ARE: ['AE', 'Asia/Dubai'],
  ARG: ['AR', 'America/Argentina/Buenos_Aires'],
  AUS: ['AU'],
  AUT: ['AT', 'Europe/Vienna'],
  BEL: ['BE', 'Europe/Brussels'],
  BGR: ['BG', 'Europe/Sofia'],
  BRA: ['BR'],
  CAN: ['CA'],
  CHE: ['CH', 'Europe/Zurich'],
  CHL: ['CL'],
  CHN: ['CN', 'Asia/Shanghai'],
  COL: ['CO', 'America/Bogota'],
  CZE: ['CZ', 'Europe/Prague'],
  DEU: ['DE', 'Europe/Berlin'],
  DNK: ['DK', 'Europe/Copenhagen'],
  ESP: ['ES'],
  EST: ['EE', 'Europe/Tallinn'],
  FIN: ['FI', 'Europe/Helsinki'],
  FRA: ['FR', 'Europe/Paris'],
  GBR: ['GB', 'Europe/London'],
  GRC: ['GR', 'Europe/Athens'],
  HKG: ['HK', 'Asia/Hong_Kong'],
  HRV: ['HR', 'Europe/Zagreb'],
  HUN: ['HU', 'Europe/Budapest'],
  IDN: ['ID'],
  IND: ['IN', 'Asia/Kolkata'],
  IRL: ['IE', 'Europe/Dublin'],
  ISR: ['IL', 'Asia/Jerusalem'],
  ITA: ['IT', 'Europe/Rome'],
  JPN: ['JP', 'Asia/Tokyo'],
  KOR: ['KR', 'Asia/Seoul'],
  LTU: ['LT', 'Europe/Vilnius'],
  LUX: ['LU', 'Europe/Luxembourg'],
  LVA: ['LV', 'Europe/Riga'],
  MAC: ['MO', 'Asia/Macau'],
  MEX: ['MX'],
  MYS: ['MY', 'Asia/Kuala_Lumpur'],
  NLD: ['NL', 'Europe/Amsterdam'],
  NOR: ['NO', 'Europe/Oslo'],
  NZL: ['NZ', 'Pacific/Auckland'],
  PHL: ['PH', 'Asia/Manila'],
  POL: ['PL', 'Europe/Warsaw'],
  PRT: ['PT'],
  ROU: ['RO', 'Europe/Bucharest'],
  RUS: ['RU'],
  SAU: ['SA', 'Asia/Riyadh'],
  SGP: ['SG', 'Asia/Singapore'],
  SVK: ['SK', 'Europe/Bratislava'],
  SVN: ['SI', 'Europe/Ljubljana'],
  SWE: ['SE', 'Europe/Stockholm'],
  THA: ['TH', 'Asia/Bangkok'],
  TUR: ['TR', 'Europe/Istanbul'],
  TWN: ['TW', 'Asia/Taipei'],
  UKR: ['UA', 'Europe/Kyiv'],
  USA: ['US'],
  VNM: ['VN', 'Asia/Ho_Chi_Minh'],
  ZAF: ['ZA', 'Africa/Johannesburg'],
};

/** The country behind an alpha-3 code (alpha-2 is taken too); undefined when it is in no table. */
export function findCountry(iso: string | undefined): Country | undefined {
  const code = iso?.toUpperCase() ?? '';
  const row = Object.hasOwn(COUNTRIES, code) ? COUNTRIES[code] : Object.values(COUNTRIES).find(([alpha2]) => alpha2 === code);
  return row && { code: row[0], timeZone: row[1] };
}
