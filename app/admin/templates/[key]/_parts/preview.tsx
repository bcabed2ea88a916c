'use client';

import { useConsoleView } from '@/app/_lib/console-view';
import type { TemplatePage } from '@/server/api/trpc/answers';
import { type MessageInput, renderSms, renderWechat } from '@/server/domain/template/render';
import { type Mail, type MailDress, renderMail } from '@/server/domain/template/render-mail';
import type { Words } from '@/server/domain/template/words';
import { SmsSize } from './sms-size';

interface Props {
  words: Words;
  message: MessageInput;
  dress: MailDress;
  prices: TemplatePage['prices'];
}

type Rendered = { sms: string } | { fields: Record<string, string> } | { mail: Mail } | null;

function render(words: Words, message: MessageInput, dress: MailDress): Rendered {
  try {
    if (words.medium === 'sms') return { sms: renderSms(message, words) };
    if (words.medium === 'wechat') return { fields: renderWechat(message, words) };
    return { mail: renderMail(message, dress, words) };
  } catch {
    // said below in words: the message would go in the shipped ones
    return null;
  }
}

/** A message as the customer will see it. */
export function Preview({ words, message, dress, prices }: Props) {
  const { say } = useConsoleView();
  const shown = render(words, message, dress);
  if (!shown) return <p className="rounded-lg border border-line border-dashed p-4 text-bad">{say('templates.preview_cannot')}</p>;
  if ('sms' in shown) {
    return (
      <figure lang={message.language}>
        <p className="max-w-md break-words rounded-2xl rounded-bl-sm bg-sunken px-4 py-3">{shown.sms}</p>
        <SmsSize text={shown.sms} prices={prices} />
      </figure>
    );
  }
  if ('fields' in shown) {
    return (
      <figure className="max-w-md rounded-xl border border-line bg-card p-4" lang={message.language}>
        <figcaption className="mb-2 font-semibold">{say('templates.wechat_card')}</figcaption>
        <dl className="grid grid-cols-[auto_1fr] gap-x-3 gap-y-1">
          {Object.entries(shown.fields).map(([key, value]) => (
            <div key={key} className="contents">
              <dt className="digits text-faint text-xs">{key}</dt>
              <dd className="break-words">
                {value}
                {value.endsWith('...') ? <span className="ml-2 text-warn text-xs">{say('templates.wechat_cut')}</span> : null}
              </dd>
            </div>
          ))}
        </dl>
      </figure>
    );
  }
  return (
    <div>
      <p className="mb-2 break-words font-medium">{shown.mail.subject}</p>
      <iframe
        title={say('templates.mail_frame')}
        sandbox=""
        srcDoc={shown.mail.html}
        className="h-[34rem] w-full rounded-lg border border-line bg-white"
      />
    </div>
  );
}
