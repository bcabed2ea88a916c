import { z } from 'zod';
import { isTimeZone } from '@/server/domain/calendar/is-time-zone';
import { WRITTEN_LANGUAGES, type WrittenLanguage } from '@/server/domain/shared/language';

const language = z.enum(WRITTEN_LANGUAGES).catch('zh-CN');
const zone = z.string().max(64).refine(isTimeZone).catch('Asia/Shanghai');

/** In which language and on which clock a file or picture is wanted: `?language=&zone=`, else Chinese and China's time. */
export function readerOf(request: Request): { language: WrittenLanguage; timeZone: string } {
  const { searchParams } = new URL(request.url);
  return { language: language.parse(searchParams.get('language')), timeZone: zone.parse(searchParams.get('zone')) };
}
