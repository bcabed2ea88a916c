import { chineseNames, type KnownPlace } from './chinese-names';
import { findLatinName, plainLatinName } from './latin-names';

/**
 * Airports that parcels pass by their IATA code, with the city they serve (IATA Airline Coding Directory): passengers' airports
 * and the hubs of the express carriers. In China by the Chinese name, elsewhere by the English one with the country.
 */
const CHINA =
  'PEK北京 PKX北京 PVG上海 SHA上海 CAN广州 SZX深圳 CTU成都 TFU成都 CKG重庆 HGH杭州 WUH武汉 EHU鄂州 XIY西安 NKG南京 CGO郑州 XMN厦门 CSX长沙 TAO青岛 TNA济南 KMG昆明 SHE沈阳 DLC大连 HRB哈尔滨 CGQ长春 TSN天津 SJW石家庄 TYN太原 HET呼和浩特 URC乌鲁木齐 LHW兰州 XNN西宁 INC银川 LXA拉萨 KWE贵阳 NNG南宁 HAK海口 SYX三亚 FOC福州 KHN南昌 HFE合肥 WNZ温州 NGB宁波 WUX无锡 NTG南通 YIW义乌 SWA揭阳 ZUH珠海 HUZ惠州 YNT烟台 KWL桂林 HKG香港 MFM澳门 TPE台北 TSA台北 KHH高雄 RMQ台中';

const WORLD =
  'LAX Los Angeles US,SFO San Francisco US,SEA Seattle US,ORD Chicago US,JFK New York City US,EWR Newark US,MIA Miami US,ATL Atlanta US,DFW Dallas US,IAH Houston US,ANC Anchorage US,MEM Memphis US,SDF Louisville US,CVG Cincinnati US,ONT Ontario US,OAK Oakland US,IND Indianapolis US,BOS Boston US,PHL Philadelphia US,IAD Washington US,DEN Denver US,PHX Phoenix US,HNL Honolulu US,YVR Vancouver CA,YYZ Toronto CA,YUL Montreal CA,YYC Calgary CA,MEX Mexico City MX,GRU Sao Paulo BR,VCP Campinas BR,GIG Rio de Janeiro BR,CWB Curitiba BR,BSB Brasilia BR,EZE Buenos Aires AR,SCL Santiago CL,BOG Bogota CO,LIM Lima PE,PTY Panama PA,LHR London GB,LGW London GB,STN London GB,EMA Nottingham GB,MAN Manchester GB,BHX Birmingham GB,DUB Dublin IE,CDG Paris FR,ORY Paris FR,LYS Lyon FR,MRS Marseille FR,AMS Amsterdam NL,BRU Brussels BE,LGG Liege BE,LUX Luxembourg LU,FRA Frankfurt am Main DE,LEJ Leipzig DE,CGN Koln DE,MUC Munich DE,HHN Mainz DE,BER Berlin DE,VIE Vienna AT,ZRH Zurich CH,BSL Basel CH,GVA Geneve CH,MXP Milan IT,BGY Bergamo IT,FCO Rome IT,MAD Madrid ES,BCN Barcelona ES,LIS Lisbon PT,CPH Copenhagen DK,ARN Stockholm SE,OSL Oslo NO,HEL Helsinki FI,WAW Warsaw PL,KTW Katowice PL,PRG Prague CZ,BUD Budapest HU,ATH Athens GR,IST Istanbul TR,SVO Moscow RU,DME Moscow RU,NRT Tokyo JP,HND Tokyo JP,KIX Osaka JP,NGO Nagoya JP,FUK Fukuoka JP,ICN Incheon KR,GMP Seoul KR,PUS Busan KR,SIN Singapore SG,KUL Kuala Lumpur MY,PEN George Town MY,BKK Bangkok TH,DMK Bangkok TH,SGN Ho Chi Minh City VN,HAN Hanoi VN,MNL Manila PH,CRK Angeles City PH,CEB Cebu City PH,CGK Jakarta ID,DEL Delhi IN,BOM Mumbai IN,BLR Bengaluru IN,MAA Chennai IN,DXB Dubai AE,DWC Dubai AE,AUH Abu Dhabi AE,DOH Doha QA,BAH Manama BH,RUH Riyadh SA,JED Jeddah SA,TLV Tel Aviv IL,CAI Cairo EG,ADD Addis Ababa ET,NBO Nairobi KE,JNB Johannesburg ZA,LOS Lagos NG,SYD Sydney AU,MEL Melbourne AU,BNE Brisbane AU,PER Perth AU,AKL Auckland NZ,CHC Christchurch NZ';

/** Airports and hubs that scans call by a name without their city. */
const NAMED: Record<string, string> = {
  'chek lap kok': 'HKG',
  heathrow: 'LHR',
  gatwick: 'LGW',
  stansted: 'STN',
  'east midlands': 'EMA',
  'charles de gaulle': 'CDG',
  schiphol: 'AMS',
  malpensa: 'MXP',
  barajas: 'MAD',
  narita: 'NRT',
  haneda: 'HND',
  changi: 'SIN',
  suvarnabhumi: 'BKK',
  worldport: 'SDF',
  guarulhos: 'GRU',
  viracopos: 'VCP',
  sheremetyevo: 'SVO',
};

/** Also the short form of a country, or a word: only an airport where the text says so. */
const ALSO_WORDS = new Set([
  'CAN',
  'PER',
  'MAN',
  'HAN',
  'LOS',
  'BER',
  'MEX',
  'INC',
  'PEN',
  'DEL',
  'IND',
  'SEA',
  'IST',
  'DEN',
  'HET',
  'SHE',
  'NGO',
  'SIN',
  'LIM',
  'BAH',
]);

const AIRPORT = /\b([A-Z]{3})\b[\s)\]】-]*(?:airport|int'?l|international|gateway|air hub|国际机场|机场|航站|口岸)/i;
const MARKED = /[([【]\s*([A-Z]{3})\s*[)\]】]/;
const LAST = /(?:^|\b(?:at|from|in|via|facility|hub|gateway|airport|机场|到达|抵达|离开|口岸)\s*:?\s*)([A-Z]{3})\s*[.。]?$/;

let places: Map<string, KnownPlace> | undefined;

/** City of the airport with this IATA code; null for codes that are not in the table. */
export function cityOfAirport(code: string): KnownPlace | null {
  places ??= readAirports();
  return places.get(code) ?? null;
}

/** The city of an airport that a text names by its code (LAX) or by a name of its own (Heathrow); null when it names none for certain. */
export function airportIn(text: string): KnownPlace | null {
  const told = AIRPORT.exec(text)?.[1]?.toUpperCase();
  const airport = told ? cityOfAirport(told) : null;
  if (airport) return airport;
  const code = MARKED.exec(text)?.[1] ?? LAST.exec(text.trim())?.[1];
  if (code && !ALSO_WORDS.has(code)) return cityOfAirport(code);
  const plain = ` ${plainLatinName(text)} `;
  const name = Object.keys(NAMED).find((known) => plain.includes(` ${known} `));
  return name ? cityOfAirport(NAMED[name]!) : null;
}

function readAirports(): Map<string, KnownPlace> {
  const map = new Map<string, KnownPlace>();
  for (const entry of CHINA.split(' ')) {
    const city = chineseNames()
      .get(entry.slice(3))
      ?.find((place) => place.level !== 'province' || place.country !== 'CN');
    if (city) map.set(entry.slice(0, 3), city);
  }
  for (const entry of WORLD.split(',')) {
    const city = findLatinName(entry.slice(4, -3), entry.slice(-2));
    if (city) map.set(entry.slice(0, 3), city);
  }
  return map;
}

/** Codes of the table, for the test that every one leads to a city. */
export const AIRPORT_CODES: readonly string[] = [...CHINA.split(' '), ...WORLD.split(',')].map((entry) => entry.slice(0, 3));
