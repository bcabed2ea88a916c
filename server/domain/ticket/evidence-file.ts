import { textAt } from './bytes';
import { PHOTO_TYPES, readPhoto } from './photo';

/** What staff can put to a ticket: pictures, PDF, plain text and tables. Nothing that runs. */
export const FILE_TYPES = [
  ...PHOTO_TYPES,
  'application/pdf',
  'text/plain',
  'text/csv',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
] as const;
export type FileType = (typeof FILE_TYPES)[number];

export const MOST_FILE_BYTES = 10 * 1024 * 1024;
/** Files of one ticket in all. */
export const MOST_FILES = 20;
const LONGEST_NAME = 120;

export interface EvidenceFile {
  name: string;
  mediaType: FileType;
  bytes: Uint8Array;
}

export type FileReading = { kind: 'read'; file: EvidenceFile } | { kind: 'too_large' } | { kind: 'empty' } | { kind: 'not_allowed' };

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const SHEET_ENTRY = 'xl/workbook.xml';
const MACROS = 'vbaProject.bin';

/**
 * A file by what its bytes are, whatever its name says; pictures lose what a camera writes beside them. Tables with macros, and
 * whatever is none of the types, are not taken.
 */
export function readEvidenceFile(name: string, bytes: Uint8Array): FileReading {
  if (bytes.length === 0) return { kind: 'empty' };
  if (bytes.length > MOST_FILE_BYTES) return { kind: 'too_large' };
  const photo = readPhoto(bytes);
  if (photo) return { kind: 'read', file: { name: cleanName(name), ...photo } };
  const mediaType = typeOf(name, bytes);
  return mediaType ? { kind: 'read', file: { name: cleanName(name), mediaType, bytes } } : { kind: 'not_allowed' };
}

function typeOf(name: string, bytes: Uint8Array): FileType | null {
  if (textAt(bytes, 0, 5) === '%PDF-') return 'application/pdf';
  if (textAt(bytes, 0, 4) === 'PK\u0003\u0004') return isSheet(bytes) ? XLSX : null;
  if (!isText(bytes)) return null;
  return /\.csv$/i.test(name) ? 'text/csv' : 'text/plain';
}

/** A zip that lists a workbook and no macros; the names of entries stand in it uncompressed. */
function isSheet(bytes: Uint8Array): boolean {
  const names = new TextDecoder('latin1').decode(bytes);
  return names.includes(SHEET_ENTRY) && !names.includes(MACROS);
}

const MARKUP = /^\s*<(?:!doctype|html|script|svg|\?xml)/i;

/** UTF-8 without control characters other than breaks and tabs, and no page that a browser would run. */
function isText(bytes: Uint8Array): boolean {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what it looks for
    return !/[\u0000-\u0008\u000b\u000c\u000e-\u001f]/.test(text) && !MARKUP.test(text);
  } catch {
    return false;
  }
}

/** The last part of a path, without what file systems and headers choke on. */
export function cleanName(name: string): string {
  const last = name.split(/[/\\]/).at(-1) ?? '';
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what it takes out
  const clean = last.replace(/[\u0000-\u001f\u007f"<>|:*?\u202a-\u202e\u2066-\u2069]/g, '').trim();
  const dot = clean.lastIndexOf('.');
  const ending = dot > 0 ? clean.slice(dot, dot + 10) : '';
  const stem = ending ? clean.slice(0, dot) : clean;
  return `${stem.slice(0, LONGEST_NAME - ending.length) || 'file'}${ending}`;
}
