'use client';

import { useConsoleView } from '@/app/_lib/console-view';
import type { Settings } from '@/server/api/trpc/connector-answers';
import { ChoiceField, TextField } from './field';

type Push = NonNullable<Settings['push']>;
type Verification = Push['verification'];
type Signature = Extract<Verification, { scheme: 'signature' }>;

const SCHEMES = ['signature', 'token', 'wechat_message', 'standard_webhooks', 'secret_address'] as const;
const PLACES = ['header', 'query', 'field'] as const;
const ALGORITHMS = ['sha256', 'sha1', 'sha512', 'md5'] as const;
const ENCODINGS = ['hex', 'base64', 'base64url'] as const;

const NEW: Record<Verification['scheme'], Verification> = {
  secret_address: { scheme: 'secret_address' },
  token: { scheme: 'token', in: 'header', name: 'Authorization', prefix: 'Bearer ' },
  signature: { scheme: 'signature', in: 'header', name: 'X-Signature', signed: '{body}' },
  wechat_message: { scheme: 'wechat_message' },
  standard_webhooks: { scheme: 'standard_webhooks' },
};
export const NEW_PUSH: Push = { verification: NEW.signature };

/** How pushes prove themselves and what they are answered. */
export function PushForm({ push, onChange }: { push: Push; onChange: (push: Push) => void }) {
  const { say } = useConsoleView();
  const { verification } = push;
  const set = (part: Partial<Verification>) => onChange({ ...push, verification: { ...verification, ...part } as Verification });
  return (
    <div className="grid gap-2">
      <ChoiceField
        label={say('connector.scheme')}
        value={verification.scheme}
        choices={SCHEMES.map((scheme) => [scheme, say(`connector.scheme.${scheme}`)])}
        onChange={(scheme) => onChange({ ...push, verification: NEW[scheme] })}
      />
      {verification.scheme === 'token' || verification.scheme === 'signature' ? (
        <>
          <ChoiceField
            label={say('connector.in')}
            value={verification.in}
            choices={PLACES.map((place) => [place, say(`connector.in.${place}`)])}
            onChange={(place) => set({ in: place })}
          />
          <TextField label={say('connector.name_of')} value={verification.name} onChange={(name = '') => set({ name })} />
          <TextField label={say('connector.prefix')} value={verification.prefix} onChange={(prefix) => set({ prefix })} />
        </>
      ) : null}
      {verification.scheme === 'signature' ? <SignatureFields signature={verification} onChange={set} /> : null}
      <TextField
        label={say('connector.answer')}
        hint={say('connector.answer_hint')}
        isPath
        value={push.answer?.body}
        onChange={(body) => onChange({ ...push, answer: body === undefined ? undefined : { ...push.answer, body } })}
      />
    </div>
  );
}

function SignatureFields({ signature, onChange }: { signature: Signature; onChange: (part: Partial<Signature>) => void }) {
  const { say } = useConsoleView();
  const mac = `${signature.mac ?? 'hmac'} ${signature.algorithm ?? 'sha256'} ${signature.encoding ?? 'hex'}`;
  const macs = (['hmac', 'digest'] as const).flatMap((kind) =>
    ALGORITHMS.flatMap((algorithm) => ENCODINGS.map((encoding) => `${kind} ${algorithm} ${encoding}`)),
  );
  return (
    <>
      <ChoiceField
        label={say('connector.mac')}
        value={mac}
        choices={macs.map((one) => [one, one.replace('hmac ', 'HMAC-').replace('digest ', '')])}
        onChange={(one) => {
          const [kind, algorithm, encoding] = one.split(' ') as [Signature['mac'], Signature['algorithm'], Signature['encoding']];
          onChange({ mac: kind, algorithm, encoding });
        }}
      />
      <TextField
        label={say('connector.signed')}
        hint={say('connector.signed_hint')}
        isPath
        value={signature.signed ?? '{body}'}
        onChange={(signed) => onChange({ signed })}
      />
      <TextField
        label={say('connector.timestamp')}
        hint={say('connector.timestamp_hint')}
        value={signature.timestamp?.name}
        onChange={(name) => onChange({ timestamp: name === undefined ? undefined : { in: 'header', ...signature.timestamp, name } })}
      />
    </>
  );
}
