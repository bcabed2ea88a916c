import { expect, it } from 'vitest';
import { drawPng, hasChineseLetters } from './draw-png';

it('a drawing comes as a PNG of twice its size, with Chinese letters', async () => {
  const drawing = (words: string) =>
    `<svg xmlns="http://www.w3.org/2000/svg" width="30" height="20"><text x="1" y="15">${words}</text></svg>`;
  const png = Buffer.from(await drawPng(drawing('到')));
  expect(png.subarray(1, 4).toString()).toBe('PNG');
  expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([60, 40]);
  expect(hasChineseLetters()).toBe(true);
  expect(png.equals(Buffer.from(await drawPng(drawing(''))))).toBe(false);
});
