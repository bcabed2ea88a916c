import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { chineseNames, type KnownPlace, shortChineseName } from './chinese-names';
import { distanceKm } from './distance';
import { findPlaceInText } from './find-place-in-text';
import { locate } from './locate';

const all = [...chineseNames()];
// development zones with names of fifteen characters stand in no scan
const districts = [...new Set(all.flatMap(([, places]) => places.filter((place) => (place.district?.length ?? 99) <= 11)))];
const bearers = (name: string) => chineseNames().get(name)?.length ?? 0;
const told = (text: string) => {
  const place = findPlaceInText(text);
  return place ? `${place.city}${place.district ?? ''}` : null;
};
const anyDistrict = fc.constantFrom(...districts);
const full = (place: KnownPlace) => `${place.city}${place.district}`;

describe('the gazetteer of China', () => {
  it('finds a county in a text by its name behind its city, whatever stands round it', () => {
    const prefix = fc.constantFrom('快件已到达 ', '【', '已到达-', '包裹在 ');
    const suffix = fc.constantFrom('营业部】', ' 网点', '公司-已揽收', '，正发往【武汉转运中心】');
    fc.assert(
      fc.property(anyDistrict, prefix, suffix, (place, before, after) => {
        expect(told(`${before}${place.province}${place.city}${place.district}${after}`)).toBe(full(place));
      }),
      { numRuns: 300 },
    );
  });

  it('never places a county in another city than the one beside it', () => {
    fc.assert(
      fc.property(anyDistrict, fc.boolean(), (place, isShort) => {
        const name = isShort ? shortChineseName(place.district ?? '') : place.district;
        const found = findPlaceInText(`【${place.city}】快件到达【${shortChineseName(place.city ?? '')}${name}转运中心】`);
        expect(found?.city).toBe(place.city);
        if (found?.district)
          expect([found.district, shortChineseName(found.district)]).toContain(isShort ? shortChineseName(found.district) : name);
      }),
      { numRuns: 300 },
    );
  });

  it('never chooses between counties of one name', () => {
    const shared = districts.filter((place) => bearers(place.district ?? '') > 1);
    fc.assert(
      fc.property(fc.constantFrom(...shared), (place) => {
        expect(findPlaceInText(`${place.district}营业部 派件中`)).toBeNull();
      }),
      { numRuns: 200 },
    );
    expect(shared.length).toBeGreaterThan(100);
  });

  it('places a county near its city', () => {
    const far = districts.filter((place) => {
      const city = locate({ country: place.country, province: place.province, city: place.city });
      return distanceKm(place, { lat: city.lat ?? 0, lon: city.lon ?? 0 }) > 400;
    });
    // some prefectures of the west and the north are as wide as countries
    expect(far.filter((place) => !/^(?:新疆|西藏|青海|内蒙古|黑龙江|四川|甘肃|海南|重庆)/.test(place.province)).map(full)).toEqual([]);
    expect(far.length).toBeLessThan(30);
  });

  it('finds most counties by name in a text, and their city else', () => {
    const some = districts.filter((_, i) => i % 5 === 0);
    const share = (textOf: (place: KnownPlace) => string, isFound: (place: KnownPlace, found: string | null) => boolean) =>
      some.filter((place) => isFound(place, told(textOf(place)))).length / some.length;
    const isDistrict = (place: KnownPlace, found: string | null) => found === full(place);
    const short = (place: KnownPlace) => shortChineseName(place.district ?? '');
    const shares = {
      'city and full name': share((p) => `【${p.city}${p.district}】已揽收`, isDistrict),
      'city and short name': share((p) => `快件到达【${shortChineseName(p.city ?? '')}${short(p)}转运中心】`, isDistrict),
      'province and short name': share((p) => `${p.province}${short(p)}公司-派件中`, isDistrict),
      'full name alone': share((p) => `${p.district}公司 已发出`, isDistrict),
      'short name alone': share((p) => `【${short(p)}】已揽收`, isDistrict),
    };
    process.stdout.write(
      `${Object.entries(shares)
        .map(([form, n]) => `${form} ${Math.round(n * 1000) / 10} %`)
        .join(', ')}\n`,
    );
    expect(shares['city and full name']).toBeGreaterThan(0.99);
    expect(shares['city and short name']).toBeGreaterThan(0.9);
    expect(shares['full name alone']).toBeGreaterThan(0.7);
  });
});
