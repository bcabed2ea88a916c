import type { City } from './cities';
import { digits, type Random } from './random';

const FAMILY = '王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许邓冯韩曹'.split('');
const GIVEN =
  '伟 芳 娜 敏 静 丽 强 磊 军 洋 勇 艳 杰 娟 涛 明 超 秀英 霞 平 刚 桂英 子涵 浩然 欣怡 梓轩 雨桐 宇航 诗涵 俊杰 晓彤 思远'.split(' ');
const STREETS = '人民路 建设路 中山路 解放路 文化路 和平路 长江路 学府路 新华路 滨河路'.split(' ');
const ESTATES = '阳光花园 翠湖雅苑 金色家园 书香门第 万科城 江南名府 锦绣华庭 世纪新城'.split(' ');

/** The one customer of the demo orders, so that a tour needs one phone only. */
export const DEMO_PHONE = '+8619900008888';

export function personName(random: Random): string {
  return random.pick(FAMILY) + random.pick(GIVEN);
}

/** A number in a block kept for the demo, never the demo customer's own. */
export function customerPhone(random: Random): string {
  const tail = digits(random, 4);
  return `+861990000${tail === DEMO_PHONE.slice(-4) ? '8880' : tail}`;
}

/** As a courier's number stands in a scan text. */
export function courierPhone(random: Random): string {
  return `1990001${digits(random, 4)}`;
}

export function streetAddress(random: Random, city: City): { district: string; address: string } {
  const district = random.pick(city.districts);
  const address = `${random.pick(STREETS)}${random.int(1, 399)}号${random.pick(ESTATES)}${random.int(1, 22)}栋${random.int(1, 30)}0${random.int(1, 6)}室`;
  return { district, address };
}

export interface Abroad {
  country: string;
  province: string;
  city: string;
  lat: number;
  lon: number;
  postcode: string;
  /** Carrier that goes the last mile and brings the whole journey's scans. */
  carrier: string;
  street: string;
}

/** Customers abroad, in big cities of the countries that the third shop sends to. */
export const ABROAD: readonly Abroad[] = [
  { country: 'US', province: 'NY', city: 'New York', lat: 40.7, lon: -74, postcode: '10013', carrier: 'usps', street: 'Canal Street' },
  {
    country: 'US',
    province: 'CA',
    city: 'San Francisco',
    lat: 37.8,
    lon: -122.4,
    postcode: '94109',
    carrier: 'usps',
    street: 'Polk Street',
  },
  {
    country: 'GB',
    province: 'England',
    city: 'London',
    lat: 51.5,
    lon: -0.1,
    postcode: 'W1D 5BG',
    carrier: 'royal-mail',
    street: 'Gerrard Street',
  },
  { country: 'DE', province: 'Berlin', city: 'Berlin', lat: 52.5, lon: 13.4, postcode: '10623', carrier: 'dhl', street: 'Kantstraße' },
  {
    country: 'CA',
    province: 'BC',
    city: 'Vancouver',
    lat: 49.3,
    lon: -123.1,
    postcode: 'V6A 1T1',
    carrier: 'canada-post',
    street: 'Pender Street',
  },
  {
    country: 'AU',
    province: 'VIC',
    city: 'Melbourne',
    lat: -37.8,
    lon: 145,
    postcode: '3000',
    carrier: 'australia-post',
    street: 'Bourke Street',
  },
];

const ABROAD_NAMES = [
  'Emma Clarke',
  'Noah Bennett',
  'Lena Fischer',
  'Olivia Park',
  'James Wright',
  'Mia Laurent',
  'Lucas Meyer',
  'Sofia Rossi',
];

export function personAbroad(random: Random): { name: string; phone: string } {
  // 202-555-01xx is the block that North America keeps for stories.
  return { name: random.pick(ABROAD_NAMES), phone: `+120255501${digits(random, 2)}` };
}
