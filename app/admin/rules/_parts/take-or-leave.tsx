import type { ReactNode } from 'react';

interface Props {
  /** Words of the two buttons; null where somebody may not choose. */
  words: { take: string; leave: string } | null;
  isBusy: boolean;
  onChoose: (accepts: boolean) => void;
  /** What came of it. */
  said: ReactNode;
  error: string | undefined;
}

/** Something that is offered is taken or left by a person; what came of it is told where it was chosen. */
export function TakeOrLeave({ words, isBusy, onChoose, said, error }: Props) {
  return (
    <>
      {words ? (
        <div className="mt-2 flex flex-wrap gap-2">
          <button type="button" className="button button-main" disabled={isBusy} onClick={() => onChoose(true)}>
            {words.take}
          </button>
          <button type="button" className="button" disabled={isBusy} onClick={() => onChoose(false)}>
            {words.leave}
          </button>
        </div>
      ) : null}
      <p role="status" className="mt-2 text-brand text-xs empty:hidden">
        {said}
      </p>
      {error ? (
        <p role="alert" className="mt-2 text-bad text-xs">
          {error}
        </p>
      ) : null}
    </>
  );
}
