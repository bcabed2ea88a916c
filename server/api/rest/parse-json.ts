import { AppError } from '@/server/domain/shared/errors';
import { findJsonError } from './find-json-error';

const utf8 = new TextDecoder('utf-8', { fatal: true });

/** The JSON of a body. Throws `unreadable_body` that names line and column of the first mistake. */
export function parseJson(body: Buffer): unknown {
  let text: string;
  try {
    text = utf8.decode(body);
  } catch {
    throw new AppError('unreadable_body', 'The body is not UTF-8. Send JSON in UTF-8.');
  }
  try {
    return JSON.parse(text);
  } catch {
    const found = findJsonError(text);
    const where = found ? ` At line ${found.line}, column ${found.column}: expected ${found.expected}.` : '';
    throw new AppError('unreadable_body', `The body is not JSON.${where}`);
  }
}
