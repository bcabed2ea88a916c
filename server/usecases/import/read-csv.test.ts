import { gzipSync } from 'node:zlib';
import { stringify } from 'csv-stringify/sync';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type CsvFile, type CsvRecord, openCsv } from './read-csv';

const AUTO = { encoding: 'auto', delimiter: 'auto' } as const;

function fileOf(content: Uint8Array | string, chunk = 1 << 16): CsvFile {
  const bytes = Buffer.from(content as string);
  return {
    name: 'test.csv',
    async *open() {
      for (let i = 0; i < bytes.length; i += chunk) yield bytes.subarray(i, i + chunk);
    },
  };
}

async function readAll(file: CsvFile, format: Parameters<typeof openCsv>[1] = AUTO) {
  const csv = await openCsv(file, format);
  const records: CsvRecord[] = [];
  for await (const record of csv.records) records.push(record);
  return { ...csv, records, rows: records.flatMap((r) => (r.kind === 'row' ? [r.cells] : [])) };
}

/** 「订单号,城市\nA1,上海\n」 in GB18030. */
const GB18030 = Buffer.from('b6a9b5a5bac52cb3c7cad00a41312cc9cfbaa30a', 'hex');

describe('reading a CSV file', () => {
  it('gives back every table that was written, whatever quotes, line breaks and chunks', async () => {
    const cell = fc.string({ unit: fc.constantFrom('a', '上', '"', ',', ';', '\n', '\r\n', ' ', '\t', '0', '😀') });
    const table = fc
      .integer({ min: 2, max: 5 })
      .chain((width) => fc.array(fc.array(cell, { minLength: width, maxLength: width }), { minLength: 1, maxLength: 8 }));
    await fc.assert(
      fc.asyncProperty(table, fc.boolean(), fc.boolean(), fc.integer({ min: 1, max: 40 }), async (rows, bom, gz, chunk) => {
        const header = rows[0]!.map((_, i) => `c${i}`);
        const text = stringify([header, ...rows], { quoted: true, bom });
        const { rows: read, header: names } = await readAll(fileOf(gz ? gzipSync(text) : text, chunk), {
          encoding: 'auto',
          delimiter: ',',
        });
        expect(names).toEqual(header);
        expect(read).toEqual(rows);
      }),
      { numRuns: 150 },
    );
  });

  it('reads what spreadsheets on Chinese Windows write', async () => {
    const read = await readAll(fileOf(GB18030, 3));
    expect(read.encoding).toBe('gb18030');
    expect(read.header).toEqual(['订单号', '城市']);
    expect(read.rows).toEqual([['A1', '上海']]);
  });

  it.each([
    ['a;b\n"1,0";2\n', ';'],
    ['a\tb\n1\t2\n', '\t'],
    ['a|b\r\n1|2\r\n', '|'],
    ['"x;y;z",b\n1,2\n', ','],
  ])('finds the delimiter of %j', async (text, delimiter) => {
    const read = await readAll(fileOf(text));
    expect(read.delimiter).toBe(delimiter);
    expect(read.rows).toHaveLength(1);
  });

  it('hands out a broken record and reads on, with the line it stands on', async () => {
    const { records } = await readAll(fileOf('a,b\n1,2\n3\n4,5\nx"y,6\n7,8\n'));
    expect(records.map((r) => [r.kind, r.line])).toEqual([
      ['row', 2],
      ['broken', 3],
      ['row', 4],
      ['broken', 5],
      ['row', 6],
    ]);
  });

  it('never swallows the rest of a file silently when a quote stays open', async () => {
    const { records } = await readAll(fileOf('a,b\n1,2\n"3,4\n5,6\n'));
    expect(records.at(-1)).toMatchObject({ kind: 'broken', reason: { en: expect.stringContaining('never closed') } });
  });

  it('says what is wrong with a file that is cut off, empty or in another encoding', async () => {
    const cut = gzipSync(`a,b\n${'1,2\n'.repeat(1000)}`).subarray(0, 30);
    await expect(readAll(fileOf(cut))).rejects.toMatchObject({ code: 'invalid_request', publicMessage: expect.stringContaining('gzip') });
    await expect(readAll(fileOf(''))).rejects.toMatchObject({ publicMessage: expect.stringContaining('empty') });
    await expect(readAll(fileOf(GB18030), { encoding: 'utf-8', delimiter: ',' })).rejects.toMatchObject({
      publicMessage: expect.stringContaining('encoding'),
    });
  });
});
