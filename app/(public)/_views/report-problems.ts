import type { PhotoProblem } from '@/server/api/public/read-photos';
import type { Language } from '@/server/domain/shared/language';
import { reportMessages } from './messages/report';

/** Why photos were not taken, in words; empty where all were. */
export function photoProblems(problems: readonly PhotoProblem[], language: Language): string[] {
  const m = reportMessages(language);
  const words = problems.map((problem) => (problem.kind === 'too_big' ? m.tooBig : m.notPhoto(problem.n)));
  return words.length > 0 ? [...words, m.pickAgain] : [];
}
