import { nameOfType } from '../exception/name-of-type';
import { regionName } from '../place/place-name';
import { DEFAULT_RULES } from '../rule/default-rules';
import type { Text, WrittenLanguage } from '../shared/language';
import { carrierName } from '../tracking/carriers';
import { FINDING_NAMES } from './play-words';
import { reasonOf } from './reasons';
import { wordRefusal } from './word-refusal';

/** What two cases have in common, in words. */
export function wordSignal(signal: string, language: WrittenLanguage): string {
  const at = signal.indexOf(':');
  const [name, value] = [signal.slice(0, at), signal.slice(at + 1)];
  if (name === 'carrier') return carrierName(value, language);
  if (name === 'region') return regionName(value, language);
  if (name === 'type') return nameOfType([], value)[language];
  if (name === 'found') return (FINDING_NAMES as Record<string, Text>)[value]?.[language] ?? value;
  if (name === 'step') return stepName(value, language);
  if (name === 'reason') return value.includes('.') ? reasonOf(value).name[language] : wordRefusal(value, language);
  return value;
}

function stepName(code: string, language: WrittenLanguage): string {
  const rule = DEFAULT_RULES[code] ?? Object.values(DEFAULT_RULES).find(({ clock }) => clock === code);
  return rule?.name[language] ?? code;
}
