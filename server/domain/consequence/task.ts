import { DAY, HOUR, type Instant } from '../shared/instant';

/** What a rule asks a person, and how it can be answered; the first answer is the one that helps the order on. */
export const TASK_ANSWERS = {
  /** Decides whether the rule goes on this way or that. */
  approve: ['yes', 'no'],
  /** Are the goods there, and free for this order. */
  recheck_stock: ['there', 'short'],
  suggest_purchase: ['ordered', 'declined'],
} as const;

export type TaskKind = keyof typeof TASK_ANSWERS;
export type TaskAnswer = (typeof TASK_ANSWERS)[TaskKind][number];
/** How long people have to answer before a task counts as overdue, in milliseconds by the clock on the wall. */
const WITHIN: Record<TaskKind, number> = { approve: 4 * HOUR, recheck_stock: 2 * HOUR, suggest_purchase: DAY };

/** When a task that was asked at a moment is overdue. */
export function taskDueAt(kind: TaskKind, askedAt: Instant): Instant {
  return askedAt + WITHIN[kind];
}

export type TaskState = 'open' | 'answered' | 'lapsed';

export const TASK_KINDS = Object.keys(TASK_ANSWERS) as TaskKind[];

/** Whether a task of this kind can be answered so. */
export function isAnswerTo(kind: TaskKind, answer: TaskAnswer): boolean {
  return (TASK_ANSWERS[kind] as readonly TaskAnswer[]).includes(answer);
}
