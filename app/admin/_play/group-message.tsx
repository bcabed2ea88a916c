import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { CopyButton } from '@/app/_components/copy-button';
import { useConsoleView } from '@/app/_lib/console-view';
import { useTRPC } from '@/app/_lib/trpc';
import type { GroupTold } from '@/server/api/trpc/answers';
import { splitSubject } from '@/server/domain/play/case-subject';
import { wordGroupMessage } from '@/server/domain/wording/group-message';
import { wordHeadline } from '@/server/domain/wording/word-headline';
import { pictureAsPng } from './picture-as-png';
import type { PlayPart } from './play-panel';

/** Words, link and picture for the group of colleagues, to copy or share; that it was posted is kept. */
export function GroupMessage({ play, mayAct, onTaken, onFailed }: PlayPart) {
  const { say, language, viewer } = useConsoleView();
  const calls = useTRPC();
  const [ask, setAsk] = useState('');
  const [trouble, setTrouble] = useState(false);
  const tell = useMutation(calls.play.tellGroup.mutationOptions({ onSuccess: onTaken, onError: onFailed }));
  const { report, order, dueAt, link, subject, groups } = play;
  const stands = order ? wordHeadline(order.headline, language, viewer).long : null;
  const { text } = wordGroupMessage({ report, stands, ask, dueAt, link }, language, viewer);
  const { kind, id } = splitSubject(subject);
  const picture = `/admin/play/${kind}/${id}/picture?language=${language}&zone=${encodeURIComponent(viewer.timeZone)}`;
  const copyPicture = async () => {
    try {
      await navigator.clipboard.write([new ClipboardItem({ 'image/png': pictureAsPng(picture) })]);
      setTrouble(false);
    } catch {
      setTrouble(true);
    }
  };
  const savePicture = async () => {
    const file = document.createElement('a');
    file.href = URL.createObjectURL(await pictureAsPng(picture));
    file.download = `${kind}-${id.slice(-8)}.png`;
    file.click();
    URL.revokeObjectURL(file.href);
  };
  const share = async () => {
    const image = new File([await pictureAsPng(picture)], 'case.png', { type: 'image/png' });
    const withImage = { text, files: [image] };
    await navigator.share(navigator.canShare?.(withImage) ? withImage : { text }).catch(() => undefined);
  };
  return (
    <div className="grid gap-2 lg:grid-cols-2">
      <div className="grid content-start gap-2">
        {mayAct ? (
          <input
            className="field w-full"
            maxLength={500}
            aria-label={say('play.ask')}
            placeholder={say('play.ask')}
            value={ask}
            onChange={(event) => setAsk(event.target.value)}
          />
        ) : null}
        <pre className="whitespace-pre-wrap break-words rounded-lg bg-sunken px-3 py-2 font-sans text-xs">{text}</pre>
        <div className="flex flex-wrap gap-2">
          <CopyButton text={text} />
          {typeof navigator !== 'undefined' && 'share' in navigator ? (
            <button type="button" className="button" onClick={() => void share()}>
              {say('play.share')}
            </button>
          ) : null}
          {mayAct
            ? groups.map(({ id, name }) => (
                <button
                  key={id}
                  type="button"
                  className="button button-main min-w-0 break-all"
                  disabled={tell.isPending}
                  onClick={() => tell.mutate({ subject, words: text.slice(0, 2_000), groupId: id })}
                >
                  {say(tell.isPending && tell.variables.groupId === id ? 'common.saving' : 'play.tell', { group: name })}
                </button>
              ))
            : null}
          {mayAct ? (
            <button
              type="button"
              className={groups.length === 0 ? 'button button-main' : 'button'}
              disabled={tell.isPending}
              onClick={() => tell.mutate({ subject, words: text.slice(0, 2_000) })}
            >
              {say('play.posted')}
            </button>
          ) : null}
        </div>
        {tell.data ? <Told outcome={tell.data} /> : null}
      </div>
      <div className="grid content-start gap-2">
        {/* biome-ignore lint/performance/noImgElement: drawn by the server for this moment, not for an image optimiser */}
        <img
          src={picture}
          alt={say('play.picture')}
          loading="lazy"
          width={800}
          height={420}
          className="h-auto w-full rounded-lg border border-line"
        />
        <div className="flex flex-wrap gap-2">
          <button type="button" className="button" onClick={() => void copyPicture()}>
            {say('play.picture_copy')}
          </button>
          <button type="button" className="button" onClick={() => void savePicture()}>
            {say('play.picture_save')}
          </button>
        </div>
        {trouble ? (
          <p role="alert" className="text-warn text-xs">
            {say('play.picture_failed')}
          </p>
        ) : null}
      </div>
    </div>
  );
}

/** What the robot of a group made of it. */
function Told({ outcome }: { outcome: GroupTold }) {
  const { say } = useConsoleView();
  if (outcome.kind === 'sent')
    return (
      <p role="status" className={`text-xs ${outcome.isSure ? 'text-good' : 'text-warn'}`}>
        {say(outcome.isSure ? 'play.told' : 'play.told_unsure', { group: outcome.group })}
      </p>
    );
  if (outcome.kind !== 'refused' && outcome.kind !== 'no_group') return null;
  return (
    <p role="alert" className="break-words text-bad text-xs">
      {outcome.kind === 'refused' ? say('play.tell_refused', { detail: outcome.detail }) : say('play.no_group')}
    </p>
  );
}
