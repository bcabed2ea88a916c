import { describe, expect, it } from 'vitest';
import { placesOnTheWay } from './places-on-the-way';

const [nanjing, xuzhou] = [
  { province: '江苏省', city: '南京市' },
  { province: '江苏省', city: '徐州市' },
];
const drum = { text: '【鼓楼区】派件中' };

describe('placesOnTheWay', () => {
  it('tells a district that several cities have by the places beside it', () => {
    expect(placesOnTheWay([{ place: nanjing }, drum])[1]).toMatchObject({ city: '南京市', district: '鼓楼区' });
    expect(placesOnTheWay([drum, { text: '已揽收' }, { place: xuzhou }])[0]).toMatchObject({ city: '徐州市', district: '鼓楼区' });
  });

  it('leaves open what the way leaves open', () => {
    expect(placesOnTheWay([drum])).toEqual([undefined]);
    expect(placesOnTheWay([{ place: nanjing }, drum, { place: xuzhou }])[1]).toBeUndefined();
    expect(placesOnTheWay([{ place: { city: 'London' } }, drum])[1]).toBeUndefined();
  });

  it('never moves a scan that has a place', () => {
    expect(placesOnTheWay([{ place: nanjing }, { place: xuzhou, text: '【鼓楼区】' }])).toEqual([nanjing, xuzhou]);
  });
});
