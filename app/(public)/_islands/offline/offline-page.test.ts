import { expect, test } from 'vitest';
import { LANGUAGES } from '@/server/domain/shared/language';
import { renderMessage } from '@/tests/gallery/render-page';
import { lookOfDevice, offlinePage, readLook } from './offline-page';

test.each(LANGUAGES)('a page that is not kept says so in %s, the language of the page seen last', async (language) => {
  const seen = await renderMessage('revoked', language);
  const look = readLook(seen);
  expect(look).toEqual({ language, className: '' });
  const page = offlinePage(look!);
  expect(page).toContain(`<html lang="${language}">`);
  expect(page).toMatch(
    { 'zh-CN': /没有网络.*没有保存这个页面.*再试一次/, 'zh-TW': /沒有網路.*沒有保存.*再試一次/, en: /no network.*not kept.*Try again/ }[
      language
    ],
  );
});

test('trying again works without a script and leads to the address that was asked for', () => {
  const page = offlinePage({ language: 'en', className: '' });
  expect(page).toContain('<a href="">');
  expect(page).not.toMatch(/<script|\son\w+=|https?:/);
});

test('letters and ground stay as they were chosen; nothing else of a page is taken over', () => {
  expect(readLook('<!doctype html><html class="dark large" lang="en"><head>')).toEqual({ language: 'en', className: 'large dark' });
  expect(offlinePage({ language: 'en', className: 'large dark' })).toContain('<html lang="en" class="large dark">');
  expect(readLook('<html class="portal" lang="en">')).toEqual({ language: 'en', className: '' });
  expect(readLook('<html lang="de">')).toBeNull();
  expect(readLook('BEGIN:VCALENDAR')).toBeNull();
});

test.each([
  [['zh-Hant-HK', 'en'], 'zh-TW'],
  [['zh-TW'], 'zh-TW'],
  [['zh'], 'zh-CN'],
  [['de', 'zh-CN'], 'zh-CN'],
  [['en-GB', 'zh-CN'], 'en'],
  [['pt'], 'en'],
  [[], 'en'],
])('before a page was seen the device decides: %j', (languages, language) => {
  expect(lookOfDevice(languages).language).toBe(language);
});
