'use client';

import { Badge, type Tone } from '@/app/_components/badge';
import { Card } from '@/app/_components/card';
import { useConsoleView } from '@/app/_lib/console-view';
import { sayWord } from '@/app/_lib/messages';
import { sayCosts } from '@/app/_lib/say-money';
import { sayNoticeWhy } from '@/app/_lib/say-notice-why';
import type { ChannelShown } from '@/server/api/trpc/answers';
import { formatMoment } from '@/server/domain/wording/dates';
import { ChannelForm } from './channel-form';
import { ChannelSwitch } from './channel-switch';
import { ChannelTest } from './channel-test';
import { ReceiptsAddress } from './receipts-address';
import { WakeButton } from './wake-button';

type State = 'ready' | 'off' | 'incomplete' | 'resting' | 'ceiling';

const TONES: Record<State, Tone> = { ready: 'good', off: 'warn', incomplete: 'plain', resting: 'bad', ceiling: 'warn' };

function stateOf({ missing, isOn, pause, ceilingMicros, currency, today }: ChannelShown): State {
  if (missing.length > 0) return 'incomplete';
  if (!isOn) return 'off';
  if (pause) return 'resting';
  const spent = today?.costs.find((cost) => cost.currency === currency)?.micros ?? 0;
  return ceilingMicros !== null && spent >= ceilingMicros ? 'ceiling' : 'ready';
}

/** One channel: how it stands today, its switch, a test, and its settings behind a fold. */
export function ChannelCard({ channel }: { channel: ChannelShown }) {
  const { say, language, viewer } = useConsoleView();
  const { code, missing, pause, today } = channel;
  const state = stateOf(channel);
  const cost = sayCosts(today?.costs ?? [], language) || say('channels.no_cost');
  return (
    <Card
      id={code}
      title={sayWord(say, 'channel', code)}
      aside={missing.length === 0 || !channel.isOn ? <ChannelSwitch code={code} isOn={channel.isOn} /> : null}
    >
      <div className="grid gap-2 text-sm">
        <p className="flex flex-wrap items-center gap-2">
          <Badge tone={TONES[state]}>{say(`channels.state.${state}`)}</Badge>
          <span className="text-faint text-xs">
            {say(`channels.from.${channel.from}`)}
            {channel.waiting > 0 ? ` · ${say('channels.waiting', { n: channel.waiting })}` : ''}
          </span>
        </p>
        {missing.length > 0 ? (
          <p className="text-soft text-xs">
            {say('channels.missing', { fields: missing.map((key) => sayWord(say, 'channels.field', key)).join('、') })}
          </p>
        ) : null}
        {pause ? (
          <div className="flex flex-wrap items-center gap-2 text-xs">
            <p className="min-w-0 break-words text-bad">
              {say('channels.resting_until', {
                time: formatMoment(pause.until, language, viewer, 'second'),
                why: sayNoticeWhy(say, pause.detail ? `${pause.code}: ${pause.detail}` : `no answer (${pause.code})`),
              })}
            </p>
            <WakeButton code={code} />
          </div>
        ) : null}
        <p className="digits text-xs">{say('channels.today', { sent: today?.sent ?? 0, delivered: today?.delivered ?? 0, cost })}</p>
        {missing.length === 0 ? <ChannelTest channel={channel} /> : null}
        {channel.receipts ? <ReceiptsAddress code={code} door={channel.receipts} /> : null}
        <details>
          <summary className="w-fit cursor-pointer text-brand">{say('channels.settings')}</summary>
          <ChannelForm channel={channel} />
        </details>
      </div>
    </Card>
  );
}
