import type { Text } from '../shared/language';
import { DEFAULT_EXCEPTIONS } from './default-exceptions';
import type { ExceptionType } from './exception-type';

/** What a type of exception is called; its code where the library no longer has it. */
export function nameOfType(library: readonly ExceptionType[], code: string): Text {
  const type = [...library, ...DEFAULT_EXCEPTIONS].find((one) => one.code === code);
  return type?.name ?? { 'zh-CN': code, en: code };
}
