import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import gcoord from 'gcoord';
import { describe, expect, it } from 'vitest';
import { locate, placeOfScan } from './locate';
import { placeName, placeTitle, regionName } from './place-name';

describe('locate', () => {
  it.each([
    [{ city: '深圳' }, '广东省', '深圳市', 22.55, 114.08],
    [{ country: '中国', province: '广东', city: '深圳市', district: '南山区' }, '广东省', '深圳市', 22.53, 113.94],
    [{ province: '北京' }, '北京市', '北京市', 39.9, 116.4],
    [{ province: '上海市', city: '市辖区', district: '青浦区' }, '上海市', '上海市', 31.15, 121.12],
    [{ province: '吉林', city: '吉林' }, '吉林省', '吉林市', 43.83, 126.55],
    [{ province: '浙江', city: '义乌' }, '浙江省', '金华市', 29.32, 120.08],
    [{ province: '新疆', city: '巴音郭楞', district: '库尔勒市' }, '新疆维吾尔自治区', '巴音郭楞蒙古自治州', 41.76, 86.15],
    [{ country: 'TW', city: '苗栗县', district: '头份市' }, '台湾省', '苗栗县', 24.68, 120.91],
    [{ city: '广东省深圳市' }, '广东省', '深圳市', 22.55, 114.08],
    [{ country: 'CN', city: 'shenzhen' }, '广东省', '深圳市', 22.55, 114.08],
    [{ country: 'BR', province: 'SP', city: 'sao paulo' }, 'SP', 'São Paulo', -23.55, -46.64],
    [{ country: 'Brasil', province: 'PR', city: 'CURITIBA' }, 'PR', 'Curitiba', -25.43, -49.27],
    [{ country: 'HK', city: '香港' }, '香港特别行政区', '香港', 22.32, 114.17],
  ])('%j', (place, province, city, lat, lon) => {
    const found = locate(place);
    expect([found.province, found.city]).toEqual([province, city]);
    expect(Math.abs((found.lat ?? 0) - lat)).toBeLessThan(0.08);
    expect(Math.abs((found.lon ?? 0) - lon)).toBeLessThan(0.08);
  });

  it('keeps the coordinates and words of the source', () => {
    expect(locate({ city: '深圳', lat: 22.5, lon: 113.9, text: '南山网点' })).toMatchObject({
      lat: 22.5,
      lon: 113.9,
      text: '南山网点',
      city: '深圳市',
    });
  });

  it('does not guess between places of one name', () => {
    expect(locate({ district: '鼓楼区' }).lat).toBeUndefined();
    expect(locate({ country: 'BR', province: 'RS', city: 'Curitiba' }).lat).toBeUndefined();
    expect(locate({ city: 'Nowhere at all' })).toEqual({ city: 'Nowhere at all' });
  });

  it('takes the place of a scan from its words when it has no other', () => {
    expect(locate({ text: '深圳转运中心' })).toMatchObject({ city: '深圳市', text: '深圳转运中心' });
    expect(placeOfScan(undefined, '【武汉市】快件已到达 武汉转运中心')?.city).toBe('武汉市');
    expect(placeOfScan({ city: '北京市' }, '【武汉市】快件已到达')?.city).toBe('北京市');
    expect(placeOfScan({ country: 'BR' }, '【武汉市】快件已到达')).toEqual({ country: 'BR' });
    expect(placeOfScan(undefined, '快件正在运输途中')).toBeUndefined();
  });

  it('knows where every foreign city with a Chinese name is', () => {
    for (const [english, country] of [
      ['New York', 'US'],
      ['New York City', 'US'],
      ['London', 'GB'],
      ['Santiago', 'CL'],
      ['Birmingham', 'GB'],
      ['Luxembourg', 'LU'],
    ]) {
      expect(locate({ city: english }).country, english).toBe(country);
    }
  });

  it('names places in both languages', () => {
    expect(placeName('深圳市', 'zh-CN')).toBe('深圳');
    expect(placeName('深圳市', 'en')).toBe('Shenzhen');
    expect(placeName('延边朝鲜族自治州', 'zh-CN')).toBe('延边');
    expect(placeName('BR', 'zh-CN')).toBe('巴西');
    expect([regionName('PR', 'zh-CN'), regionName('广东省', 'en')]).toEqual(['PR', 'Guangdong']);
    expect(placeTitle({ country: 'BR', province: 'PR' })).toBe('BR');
    expect(placeTitle({ country: 'CN', province: '广东省' })).toBe('广东省');
    expect(placeName('Shenzhen', 'zh-CN')).toBe('深圳');
    expect(placeName('Suzhou', 'zh-CN')).toBe('Suzhou');
    expect(placeName('São Paulo', 'zh-CN')).toBe('圣保罗');
    expect(placeName('Ponta Grossa', 'zh-CN')).toBe('Ponta Grossa');
    expect(placeName('吉林', 'en')).toBe('Jilin');
  });
});

const data = join(process.env.DAONA_DATA ?? '../shared/data', 'geo/cn-places-bd09.json');

/** Kilometres between two centres, near enough on the scale of a county. */
const kmBetween = (a: { lat?: number; lon?: number }, lat: number, lon: number) =>
  111.2 * Math.hypot((a.lat ?? 0) - lat, ((a.lon ?? 0) - lon) * Math.cos((lat * Math.PI) / 180));

describe('against another set of Chinese centres', () => {
  if (!existsSync(data)) process.stderr.write(`SKIPPED: ${data} is missing, so the gazetteer is not compared with another one\n`);
  // The other set is wrong itself about some (兴义 at 27.0° N), and the middle of 三沙 is anywhere in the sea.
  it.skipIf(!existsSync(data))('finds every city of it, all but a handful within 60 km and mostly within 5', () => {
    const rows = JSON.parse(readFileSync(data, 'utf8')) as { province: string; city: string; area: string; lat: string; lng: string }[];
    const cities = rows.filter((r) => r.area === '' && !/市辖区|直辖|^县$/.test(r.city));
    const apart = cities.map((row) => {
      const found = locate({ province: row.province, city: row.city });
      const [lon = 0, lat = 0] = gcoord.transform([Number(row.lng), Number(row.lat)], gcoord.BD09, gcoord.WGS84);
      return { name: row.city, km: kmBetween(found, lat, lon) };
    });
    const far = apart.filter((a) => !(a.km < 60));
    expect(far.length, far.map((a) => `${a.name} ${Math.round(a.km)}`).join()).toBeLessThan(8);
    expect(far.filter((a) => Number.isNaN(a.km))).toEqual([]);
    const sorted = apart.map((a) => a.km).sort((a, b) => a - b);
    expect(sorted[Math.floor(sorted.length / 2)]).toBeLessThan(5);
    expect(cities.length).toBeGreaterThan(300);
  });

  it.skipIf(!existsSync(data))(
    'knows all but a few counties and has the centre of seven in ten, half of them within 1.5 km and nine in ten within 10',
    () => {
      const rows = JSON.parse(readFileSync(data, 'utf8')) as { province: string; city: string; area: string; lat: string; lng: string }[];
      const counties = rows.filter((r) => r.area !== '' && !/直辖|^县$/.test(r.city));
      const apart = counties.flatMap(({ province, city, area, lat, lng }) => {
        const place = { province, ...(city === '市辖区' ? {} : { city }) };
        const [near, far] = [locate({ ...place, district: area }), locate(place)];
        const [lonThere = 0, latThere = 0] = gcoord.transform([Number(lng), Number(lat)], gcoord.BD09, gcoord.WGS84);
        const isOwn = near.district === area && (near.lat !== far.lat || near.lon !== far.lon);
        return near.district === area ? [{ isOwn, km: kmBetween(near, latThere, lonThere) }] : [];
      });
      const own = apart.flatMap(({ isOwn, km }) => (isOwn ? [km] : [])).sort((a, b) => a - b);
      process.stdout.write(`${apart.length} of ${counties.length} counties known by name, ${own.length} with a centre of their own\n`);
      expect(apart.length / counties.length).toBeGreaterThan(0.99);
      expect(own.length / counties.length).toBeGreaterThan(0.72);
      expect(own[Math.floor(own.length / 2)]).toBeLessThan(1.5);
      expect(own[Math.floor(own.length * 0.9)]).toBeLessThan(10);
    },
  );
});
