import type { ExceptionType } from '../exception/exception-type';
import { recognise } from '../exception/recognise';
import { stallTemplateOf } from '../notice/plan-notices';
import type { OrderDocument } from '../order/order-document';
import type { Rule } from '../rule/rule';
import { MINUTE } from '../shared/instant';
import { isTemplateKey, type TemplateKey } from '../template/library';
import type { Attention } from '../tracking/attention';

/** The words for an anomaly that has no message of its own: that we are on it, why, and when the next word comes. */
const GENERAL: TemplateKey = 'update.still_waiting';
/** Reasons that a library names for all of a party say nothing of one case. */
const OF_A_PARTY = '.*';

/** What a standard reply to one kind of anomaly says, on one order. */
export interface ReplyKind {
  type: ExceptionType;
  template: TemplateKey;
  /** The flag of the order that shows the anomaly; null where the order does not have it now. */
  flag: Attention | null;
  reason: string;
  /** Milliseconds until the next update that is promised. */
  nextMs: number;
}

/** The standard replies of a library for one order, those for what it has now first, the others in the library's order. */
export function replyKinds(library: readonly ExceptionType[], rules: readonly Rule[], document: OrderDocument): ReplyKind[] {
  const flags = document.attention.map((flag) => ({ flag, type: recognise(library, { reason: flag.reason, ...ruleOf(flag) }) }));
  const kinds = library
    .filter(({ enabled }) => enabled)
    .map((type) => kindOf(type, rules, flags.find((one) => one.type === type)?.flag ?? null));
  return [...kinds.filter(({ flag }) => flag !== null), ...kinds.filter(({ flag }) => flag === null)];
}

function ruleOf({ rule }: Attention): { rule?: string } {
  return rule === undefined ? {} : { rule };
}

function kindOf(type: ExceptionType, rules: readonly Rule[], flag: Attention | null): ReplyKind {
  const code = flag?.rule ?? type.signals.rules[0];
  const rule = rules.find((one) => one.code === code);
  const nextMin = (flag?.rung === undefined ? undefined : rule?.rungs[flag.rung - 1]?.nextUpdateMin) ?? type.sla.nextMin;
  return {
    type,
    template: rule ? messageOf(rule, flag?.rung ?? 1) : GENERAL,
    flag,
    reason: flag?.reason ?? type.signals.reasons.find((one) => !one.endsWith(OF_A_PARTY)) ?? 'other',
    nextMs: nextMin * MINUTE,
  };
}

/** The message of a rule's stalls; the general one of what is noticed of people, which is for staff. */
function messageOf({ clock }: Rule, rung: number): TemplateKey {
  const key = stallTemplateOf(clock, rung);
  return isTemplateKey(key) ? key : GENERAL;
}
