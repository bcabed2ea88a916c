import type { Instant } from '../shared/instant';
import type { Text } from '../shared/language';
import { TEMPLATES, type TemplateKey } from '../template/library';
import type { StaffAlert } from './staff-alert';

const QUARTER_MS = 15 * 60_000;

/** The cause of the alert that a change of a rule waits, proposed at a moment. */
export function ruleCause(draft: { id: string; changedAt: Instant }): string {
  return `second:rule:${draft.id}:${draft.changedAt}`;
}

/** A change of a rule that waits for a second person. */
export function ruleWaits(draft: { id: string; code: string; body: { name: Text }; changedAt: Instant }, who: string | null): StaffAlert {
  const { code, body } = draft;
  return {
    cause: ruleCause(draft),
    template: 'alert.second_rule',
    params: { ruleCode: code, nameZh: body.name['zh-CN'], nameEn: body.name.en, ...(who === null ? {} : { who }) },
  };
}

/** How the causes of all alerts begin that words of a slot wait (`subject` as the audit log names the slot). */
export function templateCauses(subject: string): string {
  return `second:template:${subject}:`;
}

/** Words of messages that wait for a second person, proposed at a moment. */
export function templateWaits(draft: { subject: string; key: TemplateKey; changedAt: Instant }, who: string | null): StaffAlert {
  const { 'zh-CN': nameZh, en: nameEn } = TEMPLATES[draft.key].wechatFact;
  return {
    cause: `${templateCauses(draft.subject)}${draft.changedAt}`,
    template: 'alert.second_template',
    params: { templateKey: draft.key, nameZh, nameEn, ...(who === null ? {} : { who }) },
  };
}

/** The cause of the alert that a state set by hand waits. */
export function forceCause(id: string): string {
  return `second:force:${id}`;
}

/** A state set by hand that waits for a second person until a moment. */
export function forceWaits(force: { id: string; orderId: string; orderNo: string; until: Instant }): StaffAlert {
  const { id, orderId, orderNo, until } = force;
  return { cause: forceCause(id), template: 'alert.second_force', params: { orderId, orderNo, until } };
}

/** How the causes of all alerts begin that a rule asks a role for decisions. */
export function decisionCauses({ rule, role }: { rule: string; role: string }): string {
  return `second:task:${rule}:${role}:`;
}

/** A rule asks for a decision; a hundred orders of one rule within a quarter of an hour are told once. */
export function decisionWaits(task: { orderNo: string; reason: string; rule: string; role: string }, now: Instant): StaffAlert {
  const { orderNo, reason } = task;
  return {
    cause: `${decisionCauses(task)}${Math.floor(now / QUARTER_MS)}`,
    template: 'alert.second_task',
    params: { task: 'approve', orderNo, reason },
  };
}
