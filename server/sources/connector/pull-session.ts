import type { ConnectorSettings } from '@/server/domain/connector/connector-settings';
import type { PullSettings } from '@/server/domain/connector/pull-settings';
import { writeDate } from '@/server/domain/row/write-date';
import type { Instant } from '@/server/domain/shared/instant';
import type { SourceAccount } from '../source';
import type { Words } from './fill-request';
import { type Answered, type HostFault, HostSession } from './host-session';
import { readDocument } from './read-document';
import { readRows } from './read-rows';

/** What changed between the two is asked for. */
export interface PullWindow {
  since: Instant;
  until: Instant;
}

export interface PulledPage {
  kind: 'page';
  body: Buffer;
  contentType: string | null;
  rows: number;
  refused: number;
  /** Where the next page begins; null after the last. */
  next: string | null;
}

/** One time of asking a system: signs in where that is needed, then page after page, no faster than agreed. */
export class PullSession {
  private readonly host: HostSession;

  constructor(
    private readonly settings: ConnectorSettings & { pull: PullSettings },
    private readonly account: SourceAccount,
    wait: (ms: number) => Promise<void>,
  ) {
    this.host = new HostSession(settings.pull, settings, account, wait);
  }

  /** Where the first page begins. */
  get firstPage(): string {
    const { paging } = this.settings.pull;
    if (paging.kind === 'page') return String(paging.first);
    return paging.kind === 'offset' ? '0' : '';
  }

  signIn(): Promise<HostFault | { kind: 'open' }> {
    return this.host.signIn();
  }

  /** One page, from where the one before said. */
  async page(at: string, window: PullWindow): Promise<PulledPage | HostFault> {
    const { request, paging } = this.settings.pull;
    const isAddress = at !== '' && (paging.kind === 'next_address' || paging.kind === 'link');
    const answer = await this.host.call(
      isAddress ? { ...request, url: at.replace(/[{}]/g, encodeURIComponent) } : request,
      this.wordsOf(at, window),
    );
    if (answer.kind === 'failed') return answer;
    const contentType = answer.headers['content-type'] ?? null;
    const read = readRows(answer.body, contentType, this.settings, this.account);
    if (read.kind === 'failure') return { kind: 'failed', reason: `it says: ${read.reason}`, body: answer.body };
    if (read.kind === 'unreadable') return { kind: 'failed', reason: read.reason, body: answer.body };
    const rows = read.told;
    const next = this.nextOf(at, rows, answer);
    if (typeof next === 'object' && next !== null) return next;
    return { kind: 'page', body: answer.body, contentType, rows, refused: read.rows.filter((row) => row.kind === 'refused').length, next };
  }

  private wordsOf(at: string, { since, until }: PullWindow): Words {
    const { paging, sinceFormat } = this.settings.pull;
    const size = 'size' in paging ? paging.size : 0;
    const page = Number(at) || 0;
    return {
      since: writeDate(since, sinceFormat, this.account.timeZone),
      until: writeDate(until, sinceFormat, this.account.timeZone),
      page: at,
      offset: paging.kind === 'offset' ? at : String((page - (paging.kind === 'page' ? paging.first : 0)) * size),
      size: String(size),
      cursor: at,
    };
  }

  private nextOf(at: string, rows: number, answer: Answered): string | null | HostFault {
    const { paging, request } = this.settings.pull;
    if (rows === 0 || paging.kind === 'none') return null;
    if (paging.kind === 'page') return rows < paging.size ? null : String(Number(at) + 1);
    if (paging.kind === 'offset') return rows < paging.size ? null : String(Number(at) + rows);
    if (paging.kind === 'link') {
      const link = /<([^>]+)>\s*;[^,]*\brel="?next"?/i.exec([answer.headers.link ?? ''].flat().join(', '))?.[1];
      return link === undefined ? null : sameHost(link, request.url);
    }
    const read = readDocument(answer.body, answer.headers['content-type'] ?? null, this.settings);
    const told = read.kind === 'read' ? read.document.text(paging.path) : '';
    if (told === '' || told === at) return null;
    return paging.kind === 'cursor' ? told : sameHost(told, request.url);
  }
}

/** An address that an answer names, if it is on the host that was asked: another one was never allowed, nor meant for its secrets. */
function sameHost(address: string, asked: string): string | HostFault {
  try {
    const url = new URL(address, asked);
    if (url.origin === new URL(asked).origin) return url.href;
  } catch {
    // what is no address leads nowhere either
  }
  return { kind: 'failed', reason: 'it names a next page on another host' };
}
