import { CASE_SUBJECT, type CaseSubject } from '@/server/domain/play/case-subject';
import { DAY, type Instant } from '@/server/domain/shared/instant';
import { seal, unseal } from '@/server/platform/crypto';
import { publicUrl } from '@/server/platform/environment';

/** As long as a message in a group is looked at. */
const OPEN_FOR = 3 * DAY;

/**
 * Address of the picture of a case that opens without signing in, for robots that take addresses only (INTEGRATIONS A3). Nobody can
 * guess or change it, it names nothing, ends after three days, and the picture shows nothing personal.
 */
export function pictureAddress(subject: CaseSubject, now: Instant): string {
  return `${publicUrl()}/picture/${seal(`${subject} ${now + OPEN_FOR}`).toString('base64url')}`;
}

/** The case whose picture an address opens; null for one that is not ours or has ended. */
export function caseOfAddress(token: string, now: Instant): CaseSubject | null {
  const [subject = '', until = ''] = opened(token).split(' ');
  return CASE_SUBJECT.test(subject) && now < Number(until) ? (subject as CaseSubject) : null;
}

function opened(token: string): string {
  try {
    return unseal(Buffer.from(token, 'base64url')).toString('utf8');
  } catch {
    // forged, cut off, or of another installation
    return '';
  }
}
