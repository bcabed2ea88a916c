import { accountRouter } from './account-router';
import { actionRouter } from './action-router';
import { alertRouter } from './alert-router';
import { analysisRouter } from './analysis-router';
import { arrivalRouter } from './arrival-router';
import { auditRouter } from './audit-router';
import { boardRouter } from './board-router';
import { brandRouter } from './brand-router';
import { calendarRouter } from './calendar-router';
import { carrierRouter } from './carrier-router';
import { channelRouter } from './channel-router';
import { codeRouter } from './code-router';
import { combinationRouter } from './combination-router';
import { conflictRouter } from './conflict-router';
import { connectorRouter } from './connector-router';
import { consentRouter } from './consent-router';
import { draftRouter } from './draft-router';
import { dutyRouter } from './duty-router';
import { exceptionRouter } from './exception-router';
import { feedRouter } from './feed-router';
import { forceRouter } from './force-router';
import { groupRouter } from './group-router';
import { hookRouter } from './hook-router';
import { importRouter } from './import-router';
import { incidentRouter } from './incident-router';
import { insightRouter } from './insight-router';
import { keyRouter } from './key-router';
import { knowledgeRouter } from './knowledge-router';
import { linkRouter } from './link-router';
import { mappingRouter } from './mapping-router';
import { noticeRouter } from './notice-router';
import { onCallRouter } from './on-call-router';
import { orderRouter } from './order-router';
import { paymentRouter } from './payment-router';
import { personRouter } from './person-router';
import { playRouter } from './play-router';
import { router } from './procedures';
import { promiseRouter } from './promise-router';
import { ruleRouter } from './rule-router';
import { sourceRouter } from './source-router';
import { taskRouter } from './task-router';
import { templateRouter } from './template-router';
import { ticketDeskRouter } from './ticket-desk-router';
import { ticketRouter } from './ticket-router';

/** Everything the staff console can ask and do. */
export const consoleRouter = router({
  alert: alertRouter,
  board: boardRouter,
  order: orderRouter,
  conflict: conflictRouter,
  force: forceRouter,
  feed: feedRouter,
  link: linkRouter,
  rule: ruleRouter,
  calendar: calendarRouter,
  source: sourceRouter,
  connector: connectorRouter,
  incident: incidentRouter,
  ticket: ticketRouter,
  ticketDesk: ticketDeskRouter,
  exception: exceptionRouter,
  duty: dutyRouter,
  onCall: onCallRouter,
  group: groupRouter,
  play: playRouter,
  knowledge: knowledgeRouter,
  task: taskRouter,
  carrier: carrierRouter,
  notice: noticeRouter,
  consent: consentRouter,
  promise: promiseRouter,
  draft: draftRouter,
  channel: channelRouter,
  template: templateRouter,
  payment: paymentRouter,
  mapping: mappingRouter,
  combination: combinationRouter,
  import: importRouter,
  insight: insightRouter,
  analysis: analysisRouter,
  arrival: arrivalRouter,
  key: keyRouter,
  hook: hookRouter,
  person: personRouter,
  audit: auditRouter,
  action: actionRouter,
  brand: brandRouter,
  code: codeRouter,
  account: accountRouter,
});
export type ConsoleRouter = typeof consoleRouter;
