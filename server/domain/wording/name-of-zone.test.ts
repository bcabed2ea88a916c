import { expect, it } from 'vitest';
import { nameOfZone } from './name-of-zone';

it('says a zone as people call it, at that time of the year', () => {
  const summer = Date.UTC(2026, 6, 1);
  const winter = Date.UTC(2026, 0, 1);
  expect(nameOfZone({ timeZone: 'Asia/Shanghai', now: summer }, 'zh-CN')).toBe('中国标准时间');
  expect(nameOfZone({ timeZone: 'Asia/Shanghai', now: summer }, 'en')).toBe('China Standard Time');
  expect(nameOfZone({ timeZone: 'Europe/Berlin', now: summer }, 'en')).toBe('Central European Summer Time');
  expect(nameOfZone({ timeZone: 'Europe/Berlin', now: winter }, 'en')).toBe('Central European Standard Time');
});
