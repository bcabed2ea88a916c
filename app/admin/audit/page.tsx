import type { Metadata } from 'next';
import Link from 'next/link';
import { Card } from '@/app/_components/card';
import { EmptyState } from '@/app/_components/empty-state';
import { NotAllowed } from '@/app/_components/not-allowed';
import { PageHead } from '@/app/_components/page-head';
import { sayWord } from '@/app/_lib/messages';
import { openPage } from '@/app/_lib/open-page';
import { saySubject } from '@/app/_lib/say-subject';
import type { AuditPage as Audit } from '@/server/api/trpc/answers';
import { mayAct } from '@/server/domain/access/staff-role';
import { formatFull } from '@/server/domain/wording/dates';

export const metadata: Metadata = { title: '操作日志 Audit log' };

type Entry = Audit['entries'][number];
interface Query {
  actor?: string;
  action?: string;
  subject?: string;
  beforeId?: string;
}

export default async function AuditPage({ searchParams }: { searchParams: Promise<Query> }) {
  const { calls, staff, say, viewer } = await openPage();
  if (!mayAct(staff.role, 'supervisor')) return <NotAllowed needs="supervisor" say={say} />;
  const { actor, action, subject, beforeId } = await searchParams;
  const filter = { actor, action, subject };
  const beforeNo = /^\d{1,15}$/.test(beforeId ?? '') ? Number(beforeId) : undefined;
  const { entries, nextBeforeId } = await calls.audit.list({ ...filter, beforeId: beforeNo });
  const sayFilter = (name: string, value: string) => {
    if (name === 'action') return sayWord(say, 'action', value);
    if (name === 'subject') return saySubject(say, value, entries[0]?.subjectName ?? null);
    return value === 'system' ? say('common.system') : (entries[0]?.actorName ?? value);
  };
  const chosen = Object.entries(filter).filter((pair): pair is [string, string] => pair[1] !== undefined);
  return (
    <>
      <PageHead title={say('audit.title')} intro={say('audit.intro')}>
        {chosen.map(([name, value]) => (
          <Link
            key={name}
            href={address({ ...filter, [name]: undefined })}
            className="max-w-72 truncate rounded-md bg-brand-soft px-2 py-1 text-brand text-xs"
          >
            {say('audit.only')} {sayFilter(name, value)} ✕
          </Link>
        ))}
      </PageHead>
      <Card flush>
        {entries.length === 0 ? <EmptyState title={say('audit.none')} why={say('audit.none_why')} /> : null}
        <ul className="-mt-2 divide-y divide-line">
          {entries.map((entry) => (
            <li key={entry.id} className="grid gap-x-4 gap-y-0.5 px-4 py-2 md:grid-cols-[9rem_9rem_12rem_minmax(0,1fr)]">
              <time className="digits text-soft text-xs md:leading-6">{formatFull(entry.at, viewer.timeZone)}</time>
              <Link href={address({ ...filter, actor: entry.actor })} className="truncate font-medium hover:text-brand">
                {entry.actor === 'system' ? say('common.system') : (entry.actorName ?? entry.actor)}
              </Link>
              <Link href={address({ ...filter, action: entry.action })} className="break-words hover:text-brand">
                {sayWord(say, 'action', entry.action)}
              </Link>
              <Subject
                entry={entry}
                words={saySubject(say, entry.subject, entry.subjectName)}
                href={address({ ...filter, subject: entry.subject })}
              />
            </li>
          ))}
        </ul>
      </Card>
      {nextBeforeId === null ? null : (
        <div className="mt-3 text-center">
          <Link className="button" href={address({ ...filter, beforeId: String(nextBeforeId) })}>
            {say('common.more')}
          </Link>
        </div>
      )}
    </>
  );
}

function Subject({ entry, words, href }: { entry: Entry; words: string; href: string }) {
  const detail = Object.entries(entry.detail);
  const plain = detail.filter(([, value]) => typeof value !== 'object' || value === null || Array.isArray(value));
  const isDeep = plain.length < detail.length;
  const orderId = entry.subject.startsWith('order:') ? entry.subject.slice(6) : null;
  return (
    <span className="min-w-0 text-xs md:leading-6">
      <Link href={orderId ? `/admin/orders/${orderId}` : href} title={entry.subject} className="break-words text-soft hover:text-brand">
        {words}
      </Link>
      {plain.length > 0 ? (
        <span className="break-words text-faint"> · {plain.map(([name, value]) => `${name}: ${String(value)}`).join(' · ')}</span>
      ) : null}
      {isDeep ? (
        <details>
          <summary className="w-fit text-faint">{detail.map(([name]) => name).join(', ')}</summary>
          <pre className="mt-1 max-h-96 overflow-auto rounded-lg bg-sunken p-2 text-[0.6875rem] leading-4">
            {JSON.stringify(entry.detail, null, 1)}
          </pre>
        </details>
      ) : null}
    </span>
  );
}

function address(query: Query): string {
  const given = Object.entries(query).filter((pair): pair is [string, string] => pair[1] !== undefined);
  return given.length === 0 ? '/admin/audit' : `/admin/audit?${new URLSearchParams(given)}`;
}
