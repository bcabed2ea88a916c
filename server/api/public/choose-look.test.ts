import { expect, test } from 'vitest';
import { chooseLook } from './choose-look';

const look = (query: string, cookie = '') => chooseLook(new Request(`https://shop.example/q/abc${query}`, { headers: { cookie } }));

test('who chose nothing gets the plain page', () => {
  expect(look('')).toEqual({ className: '', setCookies: [] });
});

test('a choice on the page is kept and wins over the one before', () => {
  expect(look('?letters=large', 'daona_letters=normal; daona_theme=dark')).toEqual({
    className: 'large dark',
    setCookies: [expect.stringMatching(/^daona_letters=large; Path=\/; Max-Age=/)],
  });
  expect(look('?theme=auto', 'daona_theme=dark')).toMatchObject({
    className: '',
    setCookies: [expect.stringContaining('daona_theme=auto')],
  });
});

test('nothing but the known choices comes into the page', () => {
  expect(look('?letters="><script>', 'daona_theme=x y')).toEqual({ className: '', setCookies: [] });
});
