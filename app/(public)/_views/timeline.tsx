import type { Messages } from './messages';
import type { TimelineDay } from './timeline-model';

/** Lines shown at once; older ones unfold. */
const OPEN_LINES = 6;

/** The timeline, newest first; every line says when, what, where, who said so and, when it matters, when we learned it. */
export function Timeline({ days, m }: { days: TimelineDay[]; m: Messages }) {
  if (days.length === 0) return null;
  const { open, older } = splitDays(days);
  const count = older.reduce((sum, day) => sum + day.lines.length, 0);
  return (
    <section className="card" id="timeline">
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

/** The newest lines; a day that is cut in two stands in both parts under its name. */
function splitDays(days: TimelineDay[]): { open: TimelineDay[]; older: TimelineDay[] } {
  const open: TimelineDay[] = [];
  const older: TimelineDay[] = [];
  let left = OPEN_LINES;
  for (const { day, lines } of days) {
    // one more line is no reason to fold anything
    const shown = lines.slice(0, left + (lines.length === left + 1 && left > 0 ? 1 : 0));
    const rest = lines.slice(shown.length);
    if (shown.length > 0) open.push({ day, lines: shown });
    if (rest.length > 0) older.push({ day, lines: rest });
    left = Math.max(0, left - shown.length);
  }
  return { open, older };
}

function Days({ days, hasNewest = false }: { days: TimelineDay[]; hasNewest?: boolean }) {
  return (
    <ol>
      {days.map((day, d) => (
        <li key={day.day}>
          <h3 className="day">{day.day}</h3>
          <ol>
            {day.lines.map((line, l) => (
              <li key={line.key} className={lineClass(line.at === null, hasNewest && d === 0 && l === 0)}>
                {line.at === null ? <span /> : <time dateTime={line.at}>{line.time}</time>}
                <div>
                  <p>{line.words}</p>
                  {line.text ? <small>{line.text}</small> : null}
                  <small>{line.meta}</small>
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
