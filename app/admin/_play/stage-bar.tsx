import { useConsoleView } from '@/app/_lib/console-view';
import type { Play } from '@/server/api/trpc/answers';
import type { PlayStage } from '@/server/domain/play/play-step';
import { formatMoment } from '@/server/domain/wording/dates';
import { FINDING_NAMES, STAGE_NAMES } from '@/server/domain/wording/play-words';

type Stage = Play['stages'][number];

const FILLS: Record<Stage['stand'], string> = {
  ahead: 'bg-line',
  now: 'bg-brand',
  late: 'bg-bad-fill',
  through: 'bg-good-fill',
  unmet: 'bg-warn-fill',
  passed_over: 'bg-warn-fill',
};

const TONES: Partial<Record<Stage['stand'], string>> = { late: 'font-medium text-bad', unmet: 'font-medium text-warn' };

/** The four stages side by side, each with its time; the one chosen is shown below. */
export function StageBar(props: { stages: Play['stages']; chosen: PlayStage; onChoose: (stage: PlayStage) => void }) {
  const { say, language, viewer } = useConsoleView();
  return (
    <fieldset className="grid grid-cols-2 gap-2 md:grid-cols-4">
      <legend className="sr-only">{say('play.stages')}</legend>
      {props.stages.map(({ stage, stand, dueAt, steps, unmet }) => (
        <button
          key={stage}
          type="button"
          aria-pressed={stage === props.chosen}
          onClick={() => props.onChoose(stage)}
          className={`min-w-0 rounded-lg border px-3 py-2 text-left ${stage === props.chosen ? 'border-brand bg-brand-soft' : 'border-line hover:bg-sunken'}`}
        >
          <span className={`mb-1.5 block h-1 rounded-full ${FILLS[stand]}`} aria-hidden="true" />
          <span className="block font-medium">{STAGE_NAMES[stage][language]}</span>
          <span className={`digits block text-xs ${TONES[stand] ?? 'text-faint'}`}>
            {say(`play.stand_${stand}`)} ·{' '}
            {unmet
              ? unmet.map((check) => FINDING_NAMES[check][language]).join(language === 'en' ? ', ' : '，')
              : steps > 0
                ? say('play.n_steps', { n: steps })
                : say('play.due', { time: formatMoment(dueAt, language, viewer) })}
          </span>
        </button>
      ))}
    </fieldset>
  );
}
