'use client';

import { useConsoleView } from '@/app/_lib/console-view';
import { sayWord } from '@/app/_lib/messages';
import type { TemplatePage } from '@/server/api/trpc/answers';
import { smsLength } from '@/server/domain/template/sms-length';

/** What a part costs on the mainland as long as nobody has entered a price. */
const ASSUMED = { channel: '', priceMicros: 50_000, currency: 'CNY' };
const ROOM = { gsm7: { one: 160, many: 153 }, ucs2: { one: 70, many: 67 } };

function money(micros: number): string {
  return (micros / 1_000_000).toFixed(4).replace(/0{1,2}$/, '');
}

/** How many parts a whole SMS takes, sign and way out included, how much room is left, and what each recipient costs. */
export function SmsSize({ text, prices }: { text: string; prices: TemplatePage['prices'] }) {
  const { say } = useConsoleView();
  const { encoding, units, segments } = smsLength(text);
  const { one, many } = ROOM[encoding];
  const left = (segments === 1 ? one : many * segments) - units;
  return (
    <figcaption className="mt-2 grid gap-0.5 text-soft text-xs">
      <span className={`digits ${segments > 2 ? 'text-warn' : ''}`}>
        {say('templates.sms_size', { units, encoding: encoding === 'ucs2' ? 'UCS-2' : 'GSM-7', n: segments })}
        {' · '}
        {say('templates.sms_rest', { n: left })}
      </span>
      {(prices.length > 0 ? prices : [ASSUMED]).map(({ channel, priceMicros, currency }) => (
        <span key={channel} className="digits">
          {say('templates.sms_price', {
            price: money(priceMicros * segments),
            one: money(priceMicros),
            currency,
            channel: channel ? sayWord(say, 'channel', channel) : say('templates.price_assumed'),
          })}
        </span>
      ))}
    </figcaption>
  );
}
