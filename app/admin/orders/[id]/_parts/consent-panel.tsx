import { Badge } from '@/app/_components/badge';
import { Card } from '@/app/_components/card';
import { Moment } from '@/app/_components/moment';
import { sayWord } from '@/app/_lib/messages';
import type { PageView } from '@/app/_lib/page-view';
import type { ConsentOfOrder } from '@/server/api/trpc/answers';
import { ConsentNote } from './consent-note';

interface ConsentPanelProps {
  orderId: string;
  consents: NonNullable<ConsentOfOrder>;
  mayWrite: boolean;
  mayExport: boolean;
  view: PageView;
}

/** On which media the customer may be written to and why not, what a colleague may note, and the proofs. */
export function ConsentPanel({ orderId, consents: { media, topicsOff, proofs }, mayWrite, mayExport, view }: ConsentPanelProps) {
  const { say, language, viewer } = view;
  return (
    <Card
      id="consent"
      title={say('consent.title')}
      aside={
        mayExport && proofs.length > 0 ? (
          <a className="text-brand" href={`/admin/orders/${orderId}/consents`} download>
            {say('consent.export')}
          </a>
        ) : null
      }
    >
      <ul className="grid gap-2">
        {media.map((own) => (
          <li key={own.medium}>
            <p className="flex flex-wrap items-baseline gap-x-2">
              <strong className="font-medium">{say(`consent.medium_${own.medium}`)}</strong>
              <StandBadge stand={own} view={view} />
              {own.since !== null ? (
                <span className="text-faint text-xs">
                  <Moment at={own.since} language={language} viewer={viewer} />
                </span>
              ) : null}
            </p>
            {own.why && own.consent !== 'in' ? <p className="text-soft text-xs">{sayGrounds(own.why, view)}</p> : null}
            {own.topicsOff.length > 0 ? (
              <p className="text-soft text-xs">{say('consent.topics_off', { topics: sayTopics(own.topicsOff, view) })}</p>
            ) : null}
            {own.agreedOnce > 0 ? <p className="text-soft text-xs">{say('consent.once', { n: own.agreedOnce })}</p> : null}
            {own.consent === 'out' && own.mayNote.length === 0 ? (
              <p className="text-faint text-xs">{say('consent.provider_keeps')}</p>
            ) : null}
            {mayWrite && (own.isReached || own.consent !== 'in') ? (
              <ConsentNote orderId={orderId} medium={own.medium} mayNote={own.mayNote} />
            ) : null}
          </li>
        ))}
      </ul>
      {topicsOff.length > 0 ? (
        <p className="mt-2 text-soft text-xs">
          {say('consent.medium_any')} · {say('consent.topics_off', { topics: sayTopics(topicsOff, view) })}
        </p>
      ) : null}
      <p className="mt-2 text-faint text-xs">{say('consent.needed')}</p>
      {proofs.length === 0 ? (
        <p className="mt-2 text-faint text-xs">{say('consent.proofs_none')}</p>
      ) : (
        <Proofs proofs={proofs} view={view} />
      )}
    </Card>
  );
}

type Stand = NonNullable<ConsentOfOrder>['media'][number];
type Proof = NonNullable<ConsentOfOrder>['proofs'][number];

function StandBadge({ stand: { consent, isReached, isSetUp }, view: { say } }: { stand: Stand; view: PageView }) {
  if (consent === 'out') return <Badge tone="warn">{say('consent.state_out')}</Badge>;
  if (consent === 'blocked') return <Badge tone="bad">{say('consent.state_blocked')}</Badge>;
  if (!isReached) return <Badge>{say('consent.state_unreached')}</Badge>;
  return isSetUp ? <Badge tone="good">{say('consent.state_in')}</Badge> : <Badge>{say('consent.state_off')}</Badge>;
}

function Proofs({ proofs, view }: { proofs: readonly Proof[]; view: PageView }) {
  const { say, language, viewer } = view;
  return (
    <details className="mt-2">
      <summary className="cursor-pointer text-brand text-xs">{say('consent.proofs', { n: proofs.length })}</summary>
      <ol className="mt-2 grid gap-2 text-xs">
        {proofs.map((proof) => (
          <li key={proof.id} className="border-line border-l-2 pl-2">
            <p className="break-words">
              <span className="text-faint">
                <Moment at={proof.at} language={language} viewer={viewer} />
              </span>{' '}
              {say(`consent.medium_${proof.medium}`)} · {say(`consent_topic.${proof.topic}`)} ·{' '}
              <strong>{say(`consent.says_${proof.says}`)}</strong>
            </p>
            <p className="break-words text-soft">
              {sayGrounds(proof, view)}
              {proof.actorName ? ` · ${proof.actorName}` : ''}
            </p>
            {proof.wording ? (
              <details>
                <summary className="cursor-pointer text-faint">{say('consent.wording', { version: proof.wordingVersion ?? '' })}</summary>
                <blockquote className="break-words border-line border-l-2 pl-2 text-soft" lang={proof.wording.language}>
                  {proof.wording.text}
                </blockquote>
              </details>
            ) : null}
          </li>
        ))}
      </ol>
    </details>
  );
}

/** By which way we know, with what was answered, the provider's code or a colleague's grounds. */
function sayGrounds({ way, evidence }: Pick<Proof, 'way' | 'evidence'>, { say }: PageView): string {
  const grounds = evidence && way === 'staff' ? sayWord(say, 'consent_reason', evidence) : evidence;
  return [say(`consent.way_${way}`), grounds].filter(Boolean).join(' · ');
}

function sayTopics(topics: readonly string[], { say }: PageView): string {
  return topics.map((topic) => sayWord(say, 'consent_topic', topic)).join(', ');
}
