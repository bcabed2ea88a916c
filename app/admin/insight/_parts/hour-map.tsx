import { type Say, sayWord } from '@/app/_lib/messages';
import type { InsightPage } from '@/server/api/trpc/answers';

const WEEKDAYS = [1, 2, 3, 4, 5, 6, 7];
const HOURS = Array.from({ length: 24 }, (_, hour) => hour);

/** Looks by weekday and hour of a zone; each cell says its number to whoever points at it or hears it. */
export function HourMap({ hours, zone, say }: { hours: InsightPage['hours']; zone: string; say: Say }) {
  const most = Math.max(1, ...hours.map(({ count }) => count));
  const countAt = (weekday: number, hour: number) => hours.find((one) => one.weekday === weekday && one.hour === hour)?.count ?? 0;
  return (
    <div className="relative">
      <p className="mb-2 text-faint text-xs">{say('insight.hours_why', { zone })}</p>
      <table className="w-full table-fixed border-separate border-spacing-px text-center text-xs sm:border-spacing-0.5">
        <thead className="text-faint">
          <tr>
            <td className="w-10" />
            {HOURS.map((hour) => (
              <th key={hour} scope="col" className="whitespace-nowrap text-left font-normal">
                {hour % 3 === 0 ? hour : <span className="sr-only">{hour}</span>}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {WEEKDAYS.map((weekday) => {
            const day = sayWord(say, 'insight.weekday', String(weekday));
            return (
              <tr key={weekday}>
                <th scope="row" className="whitespace-nowrap pr-1 text-left font-normal text-faint">
                  {day}
                </th>
                {HOURS.map((hour) => {
                  const count = countAt(weekday, hour);
                  const share = Math.round((85 * count) / most);
                  return (
                    <td
                      key={hour}
                      className="h-5 rounded-sm bg-sunken"
                      style={
                        count > 0 ? { background: `color-mix(in srgb, var(--color-brand) ${share + 15}%, var(--color-sunken))` } : undefined
                      }
                      title={say('insight.cell', { day, hour, n: count })}
                    >
                      <span className="sr-only">{count}</span>
                    </td>
                  );
                })}
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}
