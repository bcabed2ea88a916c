import type { Metadata } from 'next';
import Link from 'next/link';
import { Card } from '@/app/_components/card';
import { EmptyState } from '@/app/_components/empty-state';
import { PageHead } from '@/app/_components/page-head';
import { openPage } from '@/app/_lib/open-page';
import { promiseReportInput } from '@/server/api/trpc/promise-router';
import { mayAct } from '@/server/domain/access/staff-role';
import { PROMISE_KINDS } from '@/server/domain/promise/promise';
import { PROMISE_NAMES, TALLY_NAMES } from '@/server/domain/wording/promise-words';
import { TallyTable } from '../_parts/tally-table';
import { WarningsForm } from '../_parts/warnings-form';

export const metadata: Metadata = { title: '承诺兑现 Promises kept' };

const STRETCHES = [4, 12, 26, 53] as const;
const FORMATS = ['xlsx', 'csv'] as const;
const TABLES = ['all', 'week', 'kind', 'rule', 'carrier', 'person'] as const;

interface Props {
  searchParams: Promise<{ weeks?: string; shop?: string; kind?: string }>;
}

/** How promises were kept: counts, shares, how early and how late, by kind, rule, carrier, person and week. */
export default async function PromiseReportPage({ searchParams }: Props) {
  const { calls, staff, ...view } = await openPage();
  const { say, language, viewer } = view;
  const { weeks, shop, kind } = await searchParams;
  const parsed = promiseReportInput.safeParse({ weeks, shop: shop || undefined, kind: kind || undefined, timeZone: viewer.timeZone });
  const asked = parsed.success ? parsed.data : promiseReportInput.parse({ timeZone: viewer.timeZone });
  const [report, warnings, shops] = await Promise.all([calls.promise.report(asked), calls.promise.warnings(), calls.order.shops()]);
  const file = new URLSearchParams({
    weeks: String(asked.weeks),
    zone: viewer.timeZone,
    language,
    shop: asked.shop ?? '',
    kind: asked.kind ?? '',
  });
  return (
    <>
      <PageHead title={say('promises.report_title')} intro={say('promises.report_intro', { from: report.fromOn, weeks: report.weeks })}>
        <Link href="/admin/promises" className="button">
          {say('promises.back')}
        </Link>
        {FORMATS.map((format) => (
          <a key={format} href={`/admin/promises/report/file?${file}&format=${format}`} className="button" download>
            {say('promises.download', { format: format.toUpperCase() })}
          </a>
        ))}
      </PageHead>
      <form method="get" className="mb-3 flex flex-wrap items-end gap-2">
        <Choice
          name="weeks"
          label={say('promises.stretch')}
          value={String(asked.weeks)}
          options={STRETCHES.map((n) => [String(n), say('promises.weeks', { n })])}
        />
        <Choice
          name="kind"
          label={say('promises.kind')}
          value={asked.kind ?? ''}
          options={[['', say('common.all')], ...PROMISE_KINDS.map((one): [string, string] => [one, PROMISE_NAMES[one][language]])]}
        />
        <Choice
          name="shop"
          label={say('ledger.shop')}
          value={asked.shop ?? ''}
          options={[['', say('common.all')], ...shops.map((one): [string, string] => [one, one])]}
        />
        <button type="submit" className="button">
          {say('promises.show')}
        </button>
      </form>
      <div className="grid grid-cols-1 items-start gap-4">
        {report.tallies.every(({ kept, broken, open, withdrawn }) => kept + broken + open + withdrawn === 0) ? (
          <Card flush>
            <EmptyState title={say('promises.report_none')} why={say('promises.report_none_why')} />
          </Card>
        ) : (
          TABLES.map((by) => (
            <Card key={by} title={TALLY_NAMES[by][language]} flush>
              <TallyTable by={by} tallies={report.tallies.filter((tally) => tally.by === by)} language={language} />
            </Card>
          ))
        )}
        <Card title={say('promises.warnings')}>
          <WarningsForm settings={warnings} mayEdit={mayAct(staff.role, 'supervisor')} />
        </Card>
      </div>
    </>
  );
}

function Choice(props: { name: string; label: string; value: string; options: [string, string][] }) {
  return (
    <label className="grid min-w-0 gap-0.5 text-faint text-xs">
      {props.label}
      <select name={props.name} className="field min-w-0 text-ink" defaultValue={props.value}>
        {props.options.map(([value, name]) => (
          <option key={value} value={value}>
            {name}
          </option>
        ))}
      </select>
    </label>
  );
}
