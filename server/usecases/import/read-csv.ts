import { Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { type CsvError, type Info, parse } from 'csv-parse';
import { AppError } from '@/server/domain/shared/errors';
import type { Text } from '@/server/domain/shared/language';
import { type Delimiter, detectDelimiter, detectEncoding, type Encoding } from './detect-text';
import { PROBLEM } from './problem-words';

/** A CSV file, wherever it lies; `open` starts reading it from its beginning, as often as asked. */
export interface CsvFile {
  name: string;
  open(): AsyncIterable<Uint8Array>;
}

export interface CsvFormat {
  encoding: 'auto' | Encoding;
  delimiter: 'auto' | Delimiter;
}

/** One record. `line` is the line of the file on which it ends, 1 for the header. */
export type CsvRecord = { kind: 'row'; line: number; cells: string[] } | { kind: 'broken'; line: number; raw: string; reason: Text };

export interface OpenCsv {
  header: string[];
  encoding: Encoding;
  delimiter: Delimiter;
  /** Records after the header. Must be read to the end or returned, so that the file is closed. */
  records: AsyncGenerator<CsvRecord, void, undefined>;
}

const SAMPLE_BYTES = 64 * 1024;
/** Unpacked; a gzip file can be a thousand times its size. */
const MAX_BYTES = 2 * 1024 ** 3;
const MAX_RECORD_CHARACTERS = 1024 * 1024;

/**
 * Opens a CSV file: plain or gzip, UTF-8, UTF-16 or GB18030, any of four delimiters, quoted cells with line breaks. A
 * record that is no CSV is handed out as `broken` and the rest goes on. Throws AppError `invalid_request` when the file
 * is empty, damaged, or not in its declared encoding, and `body_too_large` beyond 2 GB.
 */
export async function openCsv(file: CsvFile, format: CsvFormat): Promise<OpenCsv> {
  const bytes = capped(file, unpacked(file));
  const sample = await takeSample(bytes);
  const encoding = format.encoding === 'auto' ? detectEncoding(sample) : format.encoding;
  const start = new TextDecoder(encoding).decode(sample, { stream: true });
  const delimiter = format.delimiter === 'auto' ? detectDelimiter(start) : format.delimiter;
  const records = parseRecords(file, decoded(file, sample, bytes, encoding), delimiter);
  const first = await records.next();
  if (first.done) throw new AppError('invalid_request', `The file ${file.name} is empty.`);
  if (first.value.kind === 'broken')
    throw new AppError('invalid_request', `The header of ${file.name} cannot be read: ${first.value.reason.en}.`);
  return { header: first.value.cells, encoding, delimiter, records };
}

async function* unpacked(file: CsvFile): AsyncGenerator<Uint8Array, void, undefined> {
  const source = file.open()[Symbol.asyncIterator]();
  let first = await source.next();
  while (!first.done && first.value.length < 2) {
    const more = await source.next();
    if (more.done) break;
    first = { done: false, value: Buffer.concat([first.value, more.value]) };
  }
  const all = rejoined(first, source);
  if (first.done || first.value[0] !== 0x1f || first.value[1] !== 0x8b) {
    yield* all;
    return;
  }
  const gunzip = createGunzip();
  const packed = Readable.from(all);
  packed.on('error', (error) => gunzip.destroy(error));
  try {
    yield* packed.pipe(gunzip) as AsyncIterable<Uint8Array>;
  } catch (error) {
    if (String((error as { code?: string }).code).startsWith('Z_')) throw damaged(file, 'its gzip data is broken or cut off', error);
    throw error;
  } finally {
    packed.destroy();
    gunzip.destroy();
  }
}

async function* rejoined(first: IteratorResult<Uint8Array>, rest: AsyncIterator<Uint8Array>): AsyncGenerator<Uint8Array, void, undefined> {
  try {
    for (let next = first; !next.done; next = await rest.next()) yield next.value;
  } finally {
    await rest.return?.();
  }
}

async function* capped(file: CsvFile, bytes: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array, void, undefined> {
  let seen = 0;
  for await (const chunk of bytes) {
    seen += chunk.length;
    if (seen > MAX_BYTES) throw new AppError('body_too_large', `The file ${file.name} is larger than 2 GB; split it.`);
    yield chunk;
  }
}

async function takeSample(bytes: AsyncGenerator<Uint8Array, void, undefined>): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  while (size < SAMPLE_BYTES) {
    const next = await bytes.next();
    if (next.done) break;
    chunks.push(next.value);
    size += next.value.length;
  }
  return Buffer.concat(chunks);
}

async function* decoded(
  file: CsvFile,
  sample: Uint8Array,
  rest: AsyncIterable<Uint8Array>,
  encoding: Encoding,
): AsyncGenerator<string, void, undefined> {
  const decoder = new TextDecoder(encoding, { fatal: true });
  try {
    yield decoder.decode(sample, { stream: true });
    for await (const chunk of rest) yield decoder.decode(chunk, { stream: true });
    yield decoder.decode();
  } catch (error) {
    if ((error as { code?: string }).code === 'ERR_ENCODING_INVALID_ENCODED_DATA') {
      throw damaged(file, `it holds bytes that are no ${encoding}; set the encoding in the preset`, error);
    }
    throw error;
  }
}

async function* parseRecords(file: CsvFile, text: AsyncIterable<string>, delimiter: Delimiter): AsyncGenerator<CsvRecord, void, undefined> {
  const broken: CsvRecord[] = [];
  const parser = parse({
    delimiter,
    info: true,
    relax_column_count: true,
    skip_empty_lines: true,
    skip_records_with_error: true,
    max_record_size: MAX_RECORD_CHARACTERS,
    raw: false,
    on_skip: (error, raw) => {
      broken.push({
        kind: 'broken',
        line: (error as (CsvError & { lines?: number }) | undefined)?.lines ?? 0,
        raw: raw ?? '',
        reason: reasonOf(error),
      });
      return undefined;
    },
  });
  const source = Readable.from(text);
  source.on('error', (error) => parser.destroy(error));
  source.pipe(parser);
  let width = 0;
  try {
    for await (const { record, info } of parser as AsyncIterable<{ record: string[]; info: Info }>) {
      // The parser runs ahead of its reader: broken records are put back to their place by their line.
      while (broken[0] && broken[0].line < info.lines) yield broken.shift()!;
      width ||= record.length;
      if (record.length === width) yield { kind: 'row', line: info.lines, cells: record };
      else
        yield {
          kind: 'broken',
          line: info.lines,
          raw: record.join(delimiter),
          reason: PROBLEM.cellCount(record.length, width),
        };
    }
    yield* broken.splice(0);
  } catch (error) {
    if (error instanceof AppError || !String((error as { code?: string }).code).startsWith('CSV_')) throw error;
    throw damaged(file, reasonOf(error as CsvError).en, error);
  } finally {
    source.destroy();
    parser.destroy();
  }
}

const CSV_REASONS: Record<string, Text> = {
  CSV_QUOTE_NOT_CLOSED: PROBLEM.openQuote,
  CSV_INVALID_CLOSING_QUOTE: PROBLEM.lettersAfterQuote,
  INVALID_OPENING_QUOTE: PROBLEM.strayQuote,
  CSV_MAX_RECORD_SIZE: PROBLEM.hugeRecord,
};

function reasonOf(error: CsvError | undefined): Text {
  return CSV_REASONS[error?.code ?? ''] ?? PROBLEM.noCsv(error?.code ?? 'unknown');
}

function damaged(file: CsvFile, why: string, cause: unknown): AppError {
  return new AppError('invalid_request', `The file ${file.name} cannot be read: ${why}.`, { cause });
}
