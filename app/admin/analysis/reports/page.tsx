import type { Metadata } from 'next';
import { Card } from '@/app/_components/card';
import { EmptyState } from '@/app/_components/empty-state';
import { openPage } from '@/app/_lib/open-page';
import { mayAct } from '@/server/domain/access/staff-role';
import { formatFull } from '@/server/domain/wording/dates';
import { formatMoney } from '@/server/domain/wording/money';
import { AnalysisHead } from '../_parts/analysis-head';
import { ReportList } from '../_parts/report-list';
import { SettingsForm } from '../_parts/settings-form';

export const metadata: Metadata = { title: '超时报表 Overdue reports' };

/** Overdue reports to download, when they are made and how loss is estimated. */
export default async function ReportsPage() {
  const { calls, staff, ...view } = await openPage();
  const { say, language } = view;
  const [reports, { settings, kept }] = await Promise.all([calls.analysis.reports(), calls.analysis.settings()]);
  const { loss } = settings;
  const perDay = formatMoney(String(loss.perLateDay), loss.currency, language);
  return (
    <>
      <AnalysisHead section="reports" say={say} />
      <div className="grid grid-cols-1 items-start gap-4 xl:grid-cols-2">
        <Card title={say('analysis.reports')} flush>
          {reports.length === 0 ? <EmptyState title={say('analysis.none_reports')} why={say('analysis.none_reports_why')} /> : null}
          <ReportList reports={reports} view={view} />
        </Card>
        <Card title={say('analysis.schedule')}>
          <SettingsForm settings={settings} mayEdit={mayAct(staff.role, 'supervisor')} />
          <p className="mt-3 text-faint text-xs">{say('analysis.loss_how', { perDay, percent: loss.refundPercent })}</p>
          {kept ? (
            <p className="mt-1 text-faint text-xs">
              {say('analysis.kept', {
                n: kept.steps.toLocaleString(language),
                since: formatFull(kept.since, view.viewer.timeZone).slice(0, 10),
              })}
            </p>
          ) : null}
        </Card>
      </div>
    </>
  );
}
