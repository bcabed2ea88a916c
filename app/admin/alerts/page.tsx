import type { Metadata } from 'next';
import Link from 'next/link';
import { Badge } from '@/app/_components/badge';
import { Card } from '@/app/_components/card';
import { EmptyState } from '@/app/_components/empty-state';
import { PageHead } from '@/app/_components/page-head';
import { type Say, sayWord } from '@/app/_lib/messages';
import { openPage } from '@/app/_lib/open-page';
import type { RaisedAlertLine } from '@/server/api/trpc/answers';
import { mayAct } from '@/server/domain/access/staff-role';
import { alertPath } from '@/server/domain/notice/staff-alert';
import type { WrittenLanguage } from '@/server/domain/shared/language';
import { formatMoment, type Viewer } from '@/server/domain/wording/dates';
import { wordAlert } from '@/server/domain/wording/word-alert';
import { AlertRulesForm } from './_parts/alert-rules-form';
import { AlertTabs } from './_parts/alert-tabs';

export const metadata: Metadata = { title: '提醒 Alerts' };

const VIEWS = ['mine', 'open', 'all'] as const;

export default async function AlertsPage({ searchParams }: { searchParams: Promise<{ view?: string }> }) {
  const { calls, say, staff, language, viewer } = await openPage();
  const { view: asked } = await searchParams;
  const view = VIEWS.find((one) => one === asked) ?? 'mine';
  const [alerts, rules] = await Promise.all([calls.alert.list({ view }), calls.alert.settings()]);
  return (
    <>
      <PageHead title={say('nav.alerts')} intro={say('alert_desk.intro')} />
      <AlertTabs here="/admin/alerts" role={staff.role} say={say} />
      <div className="grid grid-cols-1 items-start gap-4 lg:grid-cols-[minmax(0,1fr)_20rem]">
        <Card
          flush
          title={
            <nav className="flex flex-wrap gap-1 font-normal" aria-label={say('orders.filters')}>
              {VIEWS.map((one) => (
                <Link
                  key={one}
                  href={`/admin/alerts?view=${one}`}
                  aria-current={one === view ? 'true' : undefined}
                  className={`rounded-lg px-2.5 py-1 ${one === view ? 'bg-brand-soft font-medium text-brand' : 'text-soft hover:bg-sunken'}`}
                >
                  {say(`alert_desk.${one}`)}
                </Link>
              ))}
            </nav>
          }
        >
          {alerts.length === 0 ? <EmptyState title={say('alert_desk.none')} why={say('alert_desk.none_why')} /> : null}
          <ul className="divide-y divide-line">
            {alerts.map((alert) => (
              <AlertLine key={alert.cause} alert={alert} say={say} language={language} viewer={viewer} />
            ))}
          </ul>
        </Card>
        <AlertRulesForm first={rules} mayEdit={mayAct(staff.role, 'supervisor')} />
      </div>
    </>
  );
}

interface LineProps {
  alert: RaisedAlertLine;
  say: Say;
  language: WrittenLanguage;
  viewer: Viewer;
}

function AlertLine({ alert, say, language, viewer }: LineProps) {
  const { title, text } = wordAlert(alert, language, viewer);
  const at = (moment: number) => formatMoment(moment, language, viewer);
  const owner = alert.ownerName ?? sayWord(say, 'role', alert.owner.replace('staff:', ''));
  return (
    <li className="grid gap-1 px-4 py-3">
      <div className="flex flex-wrap items-baseline gap-x-3 gap-y-1">
        <Link href={alertPath(alert.params)} className="min-w-0 break-words font-medium hover:text-brand">
          {title}
        </Link>
        {alert.takenAt !== null ? (
          <Badge tone="good">{say('alerts.taken_by', { who: alert.takenByName ?? say('common.unknown'), time: at(alert.takenAt) })}</Badge>
        ) : alert.overAt !== null ? (
          <Badge>{say('alert_desk.over')}</Badge>
        ) : (
          <Badge tone="warn">{say('alert_desk.waits')}</Badge>
        )}
        <span className="ml-auto text-faint text-xs">{at(alert.raisedAt)}</span>
      </div>
      <p className="break-words text-soft">{text}</p>
      <p className="text-faint text-xs">
        {[
          say('alert_desk.owner', { who: owner }),
          ...alert.steps.map(({ at: when, rung, names }) =>
            say('alert_desk.step', { time: at(when), rung: say(`rung.${rung}`), names: names.join(language === 'en' ? ', ' : '、') }),
          ),
          ...(alert.dueAt === null ? [] : [say('alert_desk.next', { time: at(alert.dueAt) })]),
        ].join(' · ')}
      </p>
    </li>
  );
}
