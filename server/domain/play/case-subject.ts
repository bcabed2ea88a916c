/** What a case hangs on: a ticket, or an incident of many orders. */
export type CaseSubject = `ticket:${string}` | `incident:${string}`;

/** Form of a subject, for checking what comes from outside. */
export const CASE_SUBJECT = /^(ticket|incident):[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

export function splitSubject(subject: CaseSubject): { kind: 'ticket' | 'incident'; id: string } {
  const at = subject.indexOf(':');
  return { kind: subject.slice(0, at) as 'ticket' | 'incident', id: subject.slice(at + 1) };
}
