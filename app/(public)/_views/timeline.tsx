import type { Messages } from './messages';
import type { TimelineDay } from './timeline-model';

/** Lines shown at once; older ones unfold. */
const OPEN_LINES = 8;

/** The timeline, newest first; every line says when, what, where, who said so and, when it matters, when we learned it. */
export function Timeline({ days, m }: { days: TimelineDay[]; m: Messages }) {
  if (days.length === 0) return null;
  const { open, older } = splitDays(days);
  const count = older.reduce((sum, day) => sum + day.lines.length, 0);
  return (
    <section className="card">
      <h2>{m.timeline}</h2>
      <Days days={open} hasNewest />
      {count > 0 ? (
        <details>
          <summary>
            {m.older} ({count})
          </summary>
          <Days days={older} />
        </details>
      ) : null}
    </section>
  );
}

/** Whole days, so that none is torn apart, until enough lines are shown. */
function splitDays(days: TimelineDay[]): { open: TimelineDay[]; older: TimelineDay[] } {
  let lines = 0;
  const cut = days.findIndex((day) => {
    const isFull = lines >= OPEN_LINES;
    lines += day.lines.length;
    return isFull;
  });
  return cut < 0 ? { open: days, older: [] } : { open: days.slice(0, cut), older: days.slice(cut) };
}

function Days({ days, hasNewest = false }: { days: TimelineDay[]; hasNewest?: boolean }) {
  return (
    <ol className="days">
      {days.map((day, d) => (
        <li key={day.day}>
          <h3 className="day">{day.day}</h3>
          <ol>
            {day.lines.map((line, l) => (
              <li key={line.key} className={lineClass(line.at === null, hasNewest && d === 0 && l === 0)}>
                {line.at === null ? <span /> : <time dateTime={line.at}>{line.time}</time>}
                <div>
                  <p className="said">{line.words}</p>
                  {line.text ? <p>{line.text}</p> : null}
                  <p>{line.meta}</p>
                </div>
              </li>
            ))}
          </ol>
        </li>
      ))}
    </ol>
  );
}

function lineClass(isImplied: boolean, isNewest: boolean): string {
  if (isImplied) return 'line implied';
  return isNewest ? 'line newest' : 'line';
}
