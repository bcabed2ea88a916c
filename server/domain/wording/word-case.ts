import type { CaseMatter } from '../knowledge/case-report';
import type { WrittenLanguage } from '../shared/language';
import { sayTicketNo } from '../ticket/ticket-no';
import type { Viewer } from './dates';
import { wordIncident } from './word-incident';

/** What a case is called: its kind, and the order or the trouble it is about. */
export function nameCase(matter: CaseMatter, language: WrittenLanguage, viewer: Viewer): string {
  if (matter.kind === 'incident') return wordIncident(matter.incident, language, viewer).title;
  return `${matter.name[language]} · ${matter.orderNo}`;
}

/** The number or extent beside the name. */
export function extentOfCase(matter: CaseMatter, language: WrittenLanguage): string {
  if (matter.kind === 'incident') return language === 'en' ? `${matter.orders} orders` : `${matter.orders} 个订单`;
  const no = sayTicketNo(matter.no);
  return `${matter.priority} · ${language === 'en' ? 'ticket' : '工单'} ${no}`;
}
