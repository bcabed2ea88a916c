/** Where seeded persons live, and how phones are numbered and written there. */
export interface Home {
  country: string;
  province: string;
  city: string;
  isHan: boolean;
  /** National number from eight random digits, and how people write it. */
  number(eight: string): { national: string; calling: string };
  writings: ((national: string) => string)[];
}

const spaced = (...groups: number[]) => {
  const starts = groups.map((_, nth) => groups.slice(0, nth).reduce((sum, length) => sum + length, 0));
  return (national: string) => groups.map((length, nth) => national.slice(starts[nth]!, starts[nth]! + length)).join(' ');
};
const wide = (text: string) => text.replace(/\d/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0));

export const HOMES: readonly Home[] = [
  {
    country: 'CN',
    province: '上海市',
    city: '上海市',
    isHan: true,
    number: (eight) => ({ national: `13${Number(eight[0]) % 10}${eight}`, calling: '86' }),
    writings: [(n) => n, spaced(3, 4, 4), (n) => `+86 ${spaced(3, 4, 4)(n)}`, wide, (n) => `0086${n}`],
  },
  {
    country: 'CN',
    province: '广东省',
    city: '深圳市',
    isHan: true,
    number: (eight) => ({ national: `18${Number(eight[3]) % 10}${eight}`, calling: '86' }),
    writings: [(n) => n, (n) => `+86${n}`, (n) => `${n.slice(0, 3)}-${n.slice(3, 7)}-${n.slice(7)}`],
  },
  {
    country: 'TW',
    province: '臺北市',
    city: '臺北市',
    isHan: true,
    number: (eight) => ({ national: `9${eight}`, calling: '886' }),
    writings: [(n) => `0${n}`, (n) => `+886 ${spaced(3, 3, 3)(n)}`, (n) => `0${n.slice(0, 3)}-${n.slice(3, 6)}-${n.slice(6)}`],
  },
  {
    country: 'HK',
    province: '香港',
    city: '香港',
    isHan: true,
    number: (eight) => ({ national: `9${eight.slice(1)}`, calling: '852' }),
    writings: [spaced(4, 4), (n) => `+852 ${n}`],
  },
  {
    country: 'US',
    province: 'NY',
    city: 'New York',
    isHan: false,
    number: (eight) => ({ national: `212${2 + (Number(eight[0]) % 8)}${eight.slice(2)}`, calling: '1' }),
    writings: [
      (n) => `(${n.slice(0, 3)}) ${n.slice(3, 6)}-${n.slice(6)}`,
      (n) => `+1 ${n}`,
      (n) => `${n.slice(0, 3)}.${n.slice(3, 6)}.${n.slice(6)}`,
    ],
  },
  {
    country: 'BR',
    province: 'SP',
    city: 'São Paulo',
    isHan: false,
    number: (eight) => ({ national: `119${eight}`, calling: '55' }),
    writings: [(n) => `+55 ${n.slice(0, 2)} ${n.slice(2, 7)}-${n.slice(7)}`, (n) => `(${n.slice(0, 2)}) ${n.slice(2, 7)}-${n.slice(7)}`],
  },
  {
    country: 'DE',
    province: 'Berlin',
    city: 'Berlin',
    isHan: false,
    number: (eight) => ({ national: `151${eight}`, calling: '49' }),
    writings: [(n) => `0${n.slice(0, 3)} ${n.slice(3)}`, (n) => `+49 ${n.slice(0, 3)} ${n.slice(3)}`],
  },
];
