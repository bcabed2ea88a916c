import type { Instant } from '@/server/domain/shared/instant';
import type { WrittenLanguage } from '@/server/domain/shared/language';
import type { Precision } from '@/server/domain/tracking/fact';
import { formatFull, formatMoment, type Viewer } from '@/server/domain/wording/dates';

/** A moment as one says it, in full on hover. */
export function Moment(props: { at: Instant; language: WrittenLanguage; viewer: Viewer; precision?: Precision }) {
  return (
    <time
      className="digits whitespace-nowrap"
      dateTime={new Date(props.at).toISOString()}
      title={formatFull(props.at, props.viewer.timeZone)}
    >
      {formatMoment(props.at, props.language, props.viewer, props.precision)}
    </time>
  );
}
