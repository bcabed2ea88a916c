import { type Say, sayWord } from './messages';

/** Subjects whose id is the number of a version. */
const VERSIONED: ReadonlySet<string> = new Set(['calendar', 'combination', 'exception', 'routing', 'shift', 'status_map']);
const UUID = /^[0-9a-f]{8}-[0-9a-f-]{27}$/;

/**
 * What a line of the audit log is about, in words: what kind of thing, and its name where it has one, else the word or number that
 * tells it apart. Of an id that says nothing to anybody its end, which differs between things made in the same moment.
 */
export function saySubject(say: Say, subject: string, name: string | null): string {
  const whole = sayWord(say, 'subject', subject);
  if (whole !== subject) return whole;
  const at = subject.indexOf(':');
  const kind = at < 0 ? subject : subject.slice(0, at);
  const id = at < 0 ? '' : subject.slice(at + 1);
  const what = sayWord(say, 'subject', kind);
  if (name) return `${what} · ${name}`;
  if (VERSIONED.has(kind)) return say('audit.version_of', { what, version: id });
  return id ? `${what} · ${UUID.test(id) ? `…${id.slice(-6)}` : id}` : what;
}
