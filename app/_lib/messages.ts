import type { Text, WrittenLanguage } from '@/server/domain/shared/language';
import { fillWords } from '@/server/domain/wording/fill-words';
import { ACTIONS } from './messages/actions';
import { ADMINISTRATION } from './messages/administration';
import { ALERT_DESK } from './messages/alert-desk';
import { ALERTS } from './messages/alerts';
import { ANALYSIS } from './messages/analysis';
import { ARRIVALS } from './messages/arrivals';
import { BOARD } from './messages/board';
import { BRAND } from './messages/brand';
import { CALENDARS } from './messages/calendars';
import { CHANNEL_DESK } from './messages/channels';
import { COMMON } from './messages/common';
import { CONFLICTS } from './messages/conflicts';
import { CONNECTORS } from './messages/connectors';
import { CONSENTS } from './messages/consents';
import { DRAFTS } from './messages/drafts';
import { FEEDS } from './messages/feeds';
import { HOOKS } from './messages/hooks';
import { IMPORTS } from './messages/imports';
import { INCIDENTS } from './messages/incidents';
import { INSIGHT } from './messages/insight';
import { LEDGER } from './messages/ledger';
import { LINKS } from './messages/links';
import { MANUAL } from './messages/manual';
import { MAPPINGS } from './messages/mappings';
import { ORDER } from './messages/order';
import { ORDERS } from './messages/orders';
import { PAYMENTS } from './messages/payments';
import { PLAY } from './messages/play';
import { PROMISES } from './messages/promises';
import { PROVIDER_TEMPLATES } from './messages/provider-templates';
import { RULE_EDITOR } from './messages/rule-editor';
import { RULE_SUGGESTIONS } from './messages/rule-suggestions';
import { SOURCES } from './messages/sources';
import { TASKS } from './messages/tasks';
import { TEMPLATES_SAID } from './messages/templates';
import { TICKET_DESK } from './messages/ticket-desk';
import { TICKET_SETTINGS } from './messages/ticket-settings';
import { TICKETS } from './messages/tickets';

const MESSAGES = {
  ...COMMON,
  ...ACTIONS,
  ...CONFLICTS,
  ...ALERTS,
  ...ALERT_DESK,
  ...ANALYSIS,
  ...ARRIVALS,
  ...BOARD,
  ...BRAND,
  ...CALENDARS,
  ...CHANNEL_DESK,
  ...ORDERS,
  ...ORDER,
  ...ADMINISTRATION,
  ...CONNECTORS,
  ...CONSENTS,
  ...DRAFTS,
  ...FEEDS,
  ...HOOKS,
  ...IMPORTS,
  ...INCIDENTS,
  ...INSIGHT,
  ...LEDGER,
  ...LINKS,
  ...MANUAL,
  ...MAPPINGS,
  ...PAYMENTS,
  ...PLAY,
  ...PROMISES,
  ...PROVIDER_TEMPLATES,
  ...RULE_EDITOR,
  ...RULE_SUGGESTIONS,
  ...SOURCES,
  ...TASKS,
  ...TEMPLATES_SAID,
  ...TICKETS,
  ...TICKET_DESK,
  ...TICKET_SETTINGS,
} satisfies Record<string, Text>;
export type MessageKey = keyof typeof MESSAGES;

/** Words of the console by key; `{name}` in a text is filled from `values`. */
export type Say = (key: MessageKey, values?: Record<string, string | number>) => string;

/** The console's words in one language. */
export function sayIn(language: WrittenLanguage): Say {
  return (key, values = {}) => fillWords(MESSAGES[key][language], values);
}

/** A message whose key is made of a word of the domain; the word itself where the table has none. */
export function sayWord(say: Say, group: string, word: string): string {
  const key = `${group}.${word}`;
  return key in MESSAGES ? say(key as MessageKey) : word;
}
