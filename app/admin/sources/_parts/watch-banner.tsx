import type { Say } from '@/app/_lib/messages';
import { type Instant, MINUTE } from '@/server/domain/shared/instant';
import type { WrittenLanguage } from '@/server/domain/shared/language';
import { formatAge } from '@/server/domain/wording/dates';

/** The watch runs each minute; older than this, what it found is no longer the present. */
const STALE_MS = 5 * MINUTE;

/** Says that nobody is watching, where that is so: a source that looks well then may not be. */
export function WatchBanner(props: { watchedAt: Instant | null; say: Say; language: WrittenLanguage; now: Instant }) {
  const { watchedAt, say, language, now } = props;
  if (watchedAt !== null && now - watchedAt <= STALE_MS) return null;
  return (
    <p role="status" className="rounded-xl bg-warn-soft px-4 py-2.5 text-warn">
      {watchedAt === null ? say('sources.never_watched') : say('sources.unwatched', { age: formatAge(watchedAt, language, now) })}
    </p>
  );
}
