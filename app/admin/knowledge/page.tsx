import type { Metadata } from 'next';
import Link from 'next/link';
import { Card } from '@/app/_components/card';
import { EmptyState } from '@/app/_components/empty-state';
import { PageHead } from '@/app/_components/page-head';
import { openPage } from '@/app/_lib/open-page';
import { quartersUntil } from '@/server/domain/knowledge/quarter';
import { RegisterFilter } from './_parts/register-filter';
import { RegisterLines } from './_parts/register-lines';
import { RegisterSearch } from './_parts/register-search';

export const metadata: Metadata = { title: '知识库 Knowledge' };

const QUARTERS = 8;

interface Props {
  searchParams: Promise<{ quarter?: string; class?: string; cause?: string; at?: string; id?: string }>;
}

/** Closed cases with time, people, measure and improvement (R0-28), by quarter, class and cause. */
export default async function KnowledgePage({ searchParams }: Props) {
  const { calls, say, language, viewer } = await openPage();
  const asked = await searchParams;
  const quarters = quartersUntil(viewer.now, viewer.timeZone, QUARTERS);
  const quarter = quarters.find(({ code }) => code === asked.quarter);
  const filter = {
    ...(asked.class ? { class: asked.class } : {}),
    ...(asked.cause ? { cause: asked.cause } : {}),
    ...(quarter ? { closedFrom: quarter.from, closedBefore: quarter.before } : {}),
  };
  const isFurther = /^\d{1,15}$/.test(asked.at ?? '') && /^[0-9a-f-]{36}$/.test(asked.id ?? '');
  const before = isFurther ? { closedAt: Number(asked.at), id: asked.id! } : undefined;
  const register = await calls.knowledge.register({ ...filter, before });
  const file = new URLSearchParams({
    language,
    zone: viewer.timeZone,
    ...(asked.class ? { class: asked.class } : {}),
    ...(asked.cause ? { cause: asked.cause } : {}),
    ...(quarter ? { from: String(quarter.from), before: String(quarter.before) } : {}),
  });
  const older = register.next && new URLSearchParams({ ...onlyTexts(asked), at: String(register.next.closedAt), id: register.next.id });
  return (
    <>
      <PageHead title={say('knowledge.title')} intro={say('knowledge.intro')}>
        <a className="button" href={`/admin/knowledge/register?${file}`} download>
          {say('knowledge.csv')}
        </a>
      </PageHead>
      <RegisterFilter counts={register.counts} quarters={quarters} asked={asked} say={say} language={language} />
      <Card flush>
        <RegisterSearch filter={filter}>
          {register.reports.length === 0 ? (
            <EmptyState title={say('knowledge.none')} why={say('knowledge.none_why')} />
          ) : (
            <RegisterLines reports={register.reports} view={{ say, language, viewer }} />
          )}
          {older ? (
            <p className="px-4 pb-4">
              <Link className="button" href={`/admin/knowledge?${older}`}>
                {say('knowledge.older')}
              </Link>
            </p>
          ) : null}
        </RegisterSearch>
      </Card>
    </>
  );
}

function onlyTexts(asked: Record<string, string | undefined>): Record<string, string> {
  return Object.fromEntries(Object.entries(asked).flatMap(([name, value]) => (value ? [[name, value]] : [])));
}
