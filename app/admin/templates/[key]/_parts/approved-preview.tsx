'use client';

import { useConsoleView } from '@/app/_lib/console-view';
import { type ProviderTemplate, type ProviderText, renderApproved } from '@/server/domain/template/provider-template';
import { sampleMessage } from '@/server/domain/template/sample';
import { SmsSize } from './sms-size';

interface Props {
  template: ProviderText & Pick<ProviderTemplate, 'channel'>;
  place: Pick<ProviderTemplate, 'key' | 'language'>;
  limit: number;
  now: number;
}

/** What a phone shows of an approved text, of an order that never was; nothing while its gaps cannot be filled. */
export function ApprovedPreview({ template, place, limit, now }: Props) {
  const { say } = useConsoleView();
  const body = bodyOf(template, place, limit, now);
  if (body === null) return null;
  return (
    <figure>
      <p className="mb-1 text-faint text-xs">{say('provider.phone')}</p>
      <p className="max-w-md break-words rounded-2xl rounded-bl-sm bg-sunken px-4 py-3">{body}</p>
      <SmsSize text={body} prices={[]} />
    </figure>
  );
}

function bodyOf(template: Props['template'], { key, language }: Props['place'], limit: number, now: number): string | null {
  try {
    return renderApproved(template, sampleMessage(key, language, 'https://daona.example/q/Abcdefghij1', now), limit).body;
  } catch {
    // said in the list of what is wrong
    return null;
  }
}
