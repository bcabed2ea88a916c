import { Card } from '@/app/_components/card';
import { EmptyState } from '@/app/_components/empty-state';
import { PageHead } from '@/app/_components/page-head';
import { Refresher } from '@/app/_components/refresher';
import { openPage } from '@/app/_lib/open-page';
import { tallyBy } from '@/app/_lib/tally';
import { mayAct } from '@/server/domain/access/staff-role';
import { formatFull } from '@/server/domain/wording/dates';
import { BoardColours } from './_parts/board-colours';
import { BoardDrafts } from './_parts/board-drafts';
import { BoardDrifts } from './_parts/board-drifts';
import { BoardIncidents } from './_parts/board-incidents';
import { BoardNotices } from './_parts/board-notices';
import { BoardOwed } from './_parts/board-owed';
import { BoardSources } from './_parts/board-sources';
import { BoardStalled } from './_parts/board-stalled';
import { BoardStates } from './_parts/board-states';
import { BoardTable } from './_parts/board-table';
import { BoardWaiting } from './_parts/board-waiting';
import { CalendarAlarms } from './calendars/_parts/calendar-alarms';

const REFRESH_S = 10;

export default async function BoardPage() {
  const { calls, staff, ...view } = await openPage();
  const { say, language, viewer } = view;
  const [drafts, board, waiting, owed, calendarAlarms, drifts] = await Promise.all([
    calls.draft.count(),
    calls.board.read(),
    calls.force.waiting(),
    calls.play.owed(),
    calls.calendar.alarms(),
    calls.arrival.drifts(),
  ]);
  return (
    <>
      <Refresher everyS={REFRESH_S} />
      <PageHead title={say('board.title')} intro={say('board.as_of', { time: formatFull(board.asOf, viewer.timeZone) })} />
      <BoardIncidents incidents={board.incidents} say={say} language={language} viewer={viewer} />
      {board.cells.length === 0 ? (
        <Card>
          <EmptyState title={say('board.empty')} why={say('board.empty_why')} />
        </Card>
      ) : (
        <div className="grid grid-cols-1 gap-4">
          <BoardColours cells={board.cells} say={say} language={language} />
          <BoardStates cells={board.cells} say={say} language={language} />
        </div>
      )}
      <div className="mt-4 grid grid-cols-1 items-start gap-4 xl:grid-cols-3">
        <BoardTable
          title={say('board.regions')}
          tallies={tallyBy(board.cells, (cell) => cell.region ?? '')}
          filter="region"
          say={say}
          language={language}
        />
        <BoardTable
          title={say('board.lines')}
          tallies={tallyBy(board.cells, (cell) => cell.category ?? '')}
          filter="category"
          say={say}
          language={language}
        />
        <div className="grid grid-cols-1 content-start gap-4">
          <CalendarAlarms alarms={calendarAlarms} say={say} isAway />
          <BoardDrifts drifts={drifts} view={view} mayOpen={mayAct(staff.role, 'supervisor')} />
          <BoardDrafts counts={drafts} view={view} />
          <BoardWaiting waiting={waiting} view={view} />
          <BoardOwed steps={owed} view={view} />
          <BoardNotices notices={board.notices} say={say} />
          <BoardSources sources={board.sources} say={say} language={language} now={viewer.now} />
        </div>
        <div className="xl:col-span-3">
          <BoardStalled orders={board.stalled} say={say} language={language} viewer={viewer} />
        </div>
      </div>
    </>
  );
}
