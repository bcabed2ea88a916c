'use client';

import { useMutation } from '@tanstack/react-query';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { Badge, type Tone } from '@/app/_components/badge';
import { useConsoleView } from '@/app/_lib/console-view';
import { useTRPC } from '@/app/_lib/trpc';
import type { TemplatePage } from '@/server/api/trpc/answers';
import { type ApprovalState, NEXT_STATES, type ParamLimits } from '@/server/domain/template/provider-template';
import { formatFull } from '@/server/domain/wording/dates';
import { ProviderForm } from './provider-form';
import { TemplateSaid } from './template-said';

const TONES: Record<ApprovalState, Tone> = { draft: 'plain', submitted: 'warn', approved: 'good', refused: 'bad', retired: 'plain' };

interface Props {
  held: TemplatePage['providers'][number];
  limits: ParamLimits;
  now: number;
  mayEdit: boolean;
}

/** One text for a provider: what it says, how far its approval is, and the next word on it. */
export function ProviderLine({ held, limits, now, mayEdit }: Props) {
  const { say, viewer } = useConsoleView();
  const router = useRouter();
  const trpc = useTRPC();
  const [isEditing, setEditing] = useState(false);
  const [templateId, setTemplateId] = useState(held.templateId);
  const [reason, setReason] = useState('');
  const set = useMutation(trpc.template.setApproval.mutationOptions({ onSuccess: () => router.refresh() }));
  const { id, channel, state, signName, text } = held;
  const isOpen = state === 'draft' || state === 'refused';
  return (
    <>
      <p className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <span className="font-medium">{say(`templates.channel_${channel}`)}</span>
        <Badge tone={TONES[state]}>{say(`provider.state_${state}`)}</Badge>
        <span className="digits text-soft text-xs">{held.templateId}</span>
        <span className="text-faint text-xs">
          {held.changedByName ?? held.changedBy} · <span className="digits">{formatFull(held.changedAt, viewer.timeZone)}</span>
        </span>
      </p>
      <p className="mt-1 break-words">
        【{signName}】{text}
      </p>
      {state === 'refused' && held.reason ? <p className="mt-1 text-bad text-xs">{held.reason}</p> : null}
      {mayEdit ? (
        <div className="mt-2 flex flex-wrap items-center gap-2">
          {held.templateId === '' ? (
            <input
              className="field digits min-h-8 w-40 py-0.5"
              aria-label={say('provider.template_id')}
              placeholder={say('provider.template_id')}
              maxLength={40}
              value={templateId}
              onChange={(event) => setTemplateId(event.target.value.trim())}
            />
          ) : null}
          {NEXT_STATES[state].includes('refused') ? (
            <input
              className="field min-h-8 w-48 py-0.5"
              aria-label={say('provider.reason')}
              placeholder={say('provider.reason')}
              maxLength={300}
              value={reason}
              onChange={(event) => setReason(event.target.value)}
            />
          ) : null}
          {NEXT_STATES[state].map((next) => (
            <button
              key={next}
              type="button"
              className="button min-h-8 py-0.5"
              disabled={set.isPending || (next === 'refused' && reason.trim() === '')}
              onClick={() => set.mutate({ id, state: next, reason: next === 'refused' ? reason.trim() : '', templateId })}
            >
              {say(`provider.to_${next}`)}
            </button>
          ))}
          {isOpen ? (
            <button type="button" className="button min-h-8 py-0.5" aria-expanded={isEditing} onClick={() => setEditing(!isEditing)}>
              {say('provider.edit')}
            </button>
          ) : null}
        </div>
      ) : null}
      {isEditing && isOpen ? (
        <div className="mt-3 border-line border-t pt-3">
          <ProviderForm id={id} place={held} given={held} limit={limits[channel]} now={now} onKept={() => setEditing(false)} />
        </div>
      ) : null}
      <TemplateSaid changes={[set]} group="provider" />
    </>
  );
}
