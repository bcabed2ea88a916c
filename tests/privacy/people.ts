import { HOMES } from './homes';
import { hanMark, hanName, latinMark, type Mark, SLOTS } from './marks';

/** What kinds of values a person has. Which of them a reader may see, readers.ts says. */
export const KINDS = [
  'name',
  'phone',
  'email',
  'street',
  'company',
  'idNumber',
  'courier',
  'wish',
  'words',
  'comment',
  'note',
  'account',
  'item',
  'district',
  'orderNo',
] as const;
export type Kind = (typeof KINDS)[number];

/** Kind of each value that is marked by a word, by its place. */
const SLOT_KINDS = {
  given: 'name',
  family: 'name',
  email: 'email',
  street: 'street',
  company: 'company',
  courierGiven: 'courier',
  courierFamily: 'courier',
  signer: 'courier',
  newStreet: 'wish',
  invoiceTitle: 'wish',
  invoiceEmail: 'wish',
  remark: 'words',
  comment: 'comment',
  staffNote: 'note',
  openid: 'account',
  item: 'item',
  district: 'district',
  orderNo: 'orderNo',
  mailInScan: 'email',
} as const satisfies Record<string, Kind>;
type Slot = keyof typeof SLOT_KINDS;
const SLOT_NAMES = Object.keys(SLOT_KINDS) as Slot[];
if (SLOT_NAMES.length > SLOTS) throw new Error('a person has more values than marks');

/** Kind of the value that a mark stands for; of a given name the surname says it. */
export function kindOfMark({ slot, before }: Mark): Kind {
  if (slot !== null) return SLOT_KINDS[SLOT_NAMES[slot]!];
  return Object.values(HANDLERS).includes(before) ? 'courier' : 'name';
}

/** How far the order of a person has got. */
export const STAGES = ['paid', 'picked', 'shipped', 'moving', 'out', 'locker', 'delivered', 'failed'] as const;
export type Stage = (typeof STAGES)[number];

/** A number that must be found in whatever form it is written: without signs, the country's code left out. */
export interface SeededNumber {
  kind: Kind;
  digits: string;
}

export interface Person {
  no: number;
  stage: Stage;
  orderNo: string;
  trackingNo: string;
  carrier: string;
  name: string;
  /** As the person writes it, in E.164, and as a mask shows it. */
  phone: { written: string; e164: string };
  country: string;
  email: string;
  province: string;
  city: string;
  district: string;
  /** With company, street, house and door. */
  address: string;
  item: string;
  courier: { name: string; phone: string };
  /** Words of scans with persons in them. */
  scans: string[];
  /** What colleagues in the warehouse wrote about the person. */
  warehouseNote: string;
  newAddress: string;
  invoice: { title: string; taxNo: string; email: string };
  remark: string;
  comment: string;
  staffNote: string;
  openid: string;
  numbers: SeededNumber[];
}

const SURNAMES = ['王', '李', '张', '欧阳', '吴', '诸葛', '林'];
/** Surnames of couriers and of who signs; their given names are their customer's. */
const HANDLERS = { courier: '陈', signer: '赵' };

/** The person of a number, always the same; every value is one that occurs nowhere else. */
export function personOf(no: number): Person {
  const home = HOMES[no % HOMES.length]!;
  const nth = Math.floor(no / HOMES.length);
  const mark = (slot: Slot) => latinMark(no, SLOT_NAMES.indexOf(slot));
  const han = (slot: Slot) => hanMark(no, SLOT_NAMES.indexOf(slot));
  const local = home.isHan ? han : (slot: Slot) => capital(mark(slot));
  const { national, calling } = home.number(eightDigits(no, 1));
  const written = home.writings[nth % home.writings.length]!(national);
  const name = home.isHan
    ? nth % 5 === 4
      ? `${capital(mark('given'))} ${capital(mark('family'))}`
      : SURNAMES[nth % SURNAMES.length] + hanName(no)
    : `${capital(mark('given'))} ${capital(mark('family'))}`;
  const courierName =
    home.isHan && nth % 3 !== 2 ? HANDLERS.courier + hanName(no) : `${capital(mark('courierGiven'))} ${capital(mark('courierFamily'))}`;
  const courierPhone = `139${eightDigits(no, 2)}`;
  const house = `6${eightDigits(no, 3).slice(1)}`;
  const idNumber = idOf(home.country, eightDigits(no, 4));
  const street = home.isHan ? `${local('street')}路${house}号3栋502室` : `${house} ${local('street')} Street, Apt 5`;
  const courierSaid = home.isHan ? `快递员${courierName}(${courierPhone})` : `Courier: ${courierName}, phone +86 ${courierPhone}`;
  const person: Person = {
    no,
    stage: STAGES[nth % STAGES.length]!,
    orderNo: `PV${mark('orderNo').toUpperCase()}`,
    trackingNo: `SF9000${String(no).padStart(9, '0')}`,
    carrier: 'sf',
    name,
    phone: { written, e164: `+${calling}${national}` },
    country: home.country,
    email: `${mark('email')}.${no % 10}@mail.example`,
    province: home.province,
    city: home.city,
    district: local('district') + (home.isHan ? '区' : ''),
    address: home.isHan ? `${street} ${han('company')}有限公司` : `${street}, ${capital(mark('company'))} Ltd`,
    item: local('item'),
    courier: { name: courierName, phone: courierPhone },
    scans: home.isHan
      ? [
          `【${home.city}】的${courierSaid}正在派送,收件人:${name},电话${written}`,
          `快件已由【${HANDLERS.signer + hanName(no)}】签收,证件号${idNumber},如有疑问请联系 ${mark('mailInScan')}@mail.example`,
          `快件放在第一大道${house}号3栋502室门口,取件码 ${house.slice(0, 6)}`,
        ]
      : [
          `${courierSaid} is on the way to consignee ${name}, tel ${written}`,
          `Delivered, signed by ${capital(mark('signer'))} ${capital(mark('courierFamily'))}, ID ${idNumber}, questions to ${mark('mailInScan')}@mail.example`,
          `Left at door, pickup code ${house.slice(0, 6)}`,
        ],
    warehouseNote: `收件人:${name} 手机:${written} 身份证:${idNumber} 邮箱:${mark('mailInScan')}@mail.example`,
    newAddress: home.isHan ? `${han('newStreet')}大道${house}号` : `${house} ${capital(mark('newStreet'))} Avenue`,
    invoice: {
      title: `${local('invoiceTitle')}${home.isHan ? '公司' : ' GmbH'}`,
      taxNo: `91310000${mark('invoiceTitle').toUpperCase()}`,
      email: `${mark('invoiceEmail')}@mail.example`,
    },
    remark: home.isHan
      ? `门卫${han('remark')}说没有,打我电话${written}`
      : `The porter ${capital(mark('remark'))} has nothing, call ${written}`,
    comment: `很快 ${mark('comment')} ${written}`,
    staffNote: `called back ${mark('staffNote')}`,
    openid: `o6_${mark('openid')}`,
    numbers: [
      { kind: 'phone', digits: national },
      { kind: 'courier', digits: courierPhone },
      { kind: 'street', digits: house },
      { kind: 'idNumber', digits: idNumber.replace(/\D/g, '') },
    ],
  };
  return person;
}

function capital(word: string): string {
  return word[0]!.toUpperCase() + word.slice(1);
}

/** Eight digits that are another person's for no other number. 39,916,801 is prime to the number of them. */
function eightDigits(no: number, series: number): string {
  return String(10_000_000 + (((no * 4 + series) * 39_916_801) % 89_999_999)).padStart(8, '0');
}

function idOf(country: string, eight: string): string {
  if (country === 'TW') return `A2${eight}`;
  if (country === 'CN') return `31010419${50 + (Number(eight.slice(0, 4)) % 50)}0307${eight.slice(4)}`;
  return `K${eight}`;
}
