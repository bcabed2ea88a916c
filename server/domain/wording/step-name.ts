import { DEFAULT_RULES } from '../rule/default-rules';
import type { WrittenLanguage } from '../shared/language';

/** The name of a step as the ladder of rules calls it; its code where the ladder has no such step. */
export function stepName(step: string, language: WrittenLanguage): string {
  return Object.values(DEFAULT_RULES).find((rule) => rule.clock === step)?.name[language] ?? step;
}
