import { diffWords } from '@/server/domain/template/diff-words';
import { textsOf, type Words } from '@/server/domain/template/words';

/** What two words of a message say differently, place by place. */
export function DifferenceView({ before, after }: { before: Words; after: Words }) {
  const old = textsOf(before);
  const own = textsOf(after);
  const places = [...new Set([...old, ...own].map(({ place }) => place))];
  const textAt = (texts: typeof old, place: string) => texts.find((one) => one.place === place)?.text ?? '';
  return (
    <dl className="grid gap-2">
      {places
        .filter((place) => textAt(old, place) !== textAt(own, place))
        .map((place) => (
          <div key={place}>
            {places.length > 1 ? <dt className="digits text-faint text-xs">{place}</dt> : null}
            <dd className="whitespace-pre-wrap break-words">
              {diffWords(textAt(old, place), textAt(own, place)).map(({ kind, text }, index) => {
                const at = `${index}${kind}`;
                if (kind === 'same') return <span key={at}>{text}</span>;
                return kind === 'old' ? (
                  <del key={at} className="text-bad">
                    {text}
                  </del>
                ) : (
                  <ins key={at} className="bg-good-soft text-good no-underline">
                    {text}
                  </ins>
                );
              })}
            </dd>
          </div>
        ))}
    </dl>
  );
}
