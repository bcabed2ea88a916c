import { createElement } from 'react';
import type { Language } from '@/server/domain/shared/language';
import type { OnceOffer } from '@/server/usecases/wechat/offer-once';
import { wechatMessages } from './messages/wechat';

/** Where the SDK is; the one script of somebody else that a page of ours loads, inside WeChat alone. */
export const WECHAT_SDK_ORIGIN = 'https://res.wx.qq.com';

/** One more message, agreed to by WeChat's own button, which its SDK draws inside WeChat. */
export function WechatOnce({ language, offer: { templateId, sign, left } }: { language: Language; offer: OnceOffer }) {
  const m = wechatMessages(language);
  const said = { role: 'status', hidden: true };
  return (
    <section
      className="form"
      data-wx=""
      data-appid={sign.appId}
      data-timestamp={sign.timestamp}
      data-nonce={sign.nonceStr}
      data-signature={sign.signature}
    >
      <h2>{m.onceTitle}</h2>
      <p className="hint">{m.onceLead}</p>
      {left > 0 ? <p className="hint">{m.onceLeft(left)}</p> : null}
      {createElement(
        'wx-open-subscribe',
        { template: templateId },
        <template>
          <button type="button">{m.onceAgree}</button>
        </template>,
      )}
      <p {...said} data-said="yes">
        {m.onceYes}
      </p>
      <p {...said} data-said="no">
        {m.onceNo}
      </p>
      <p {...said} data-said="fault">
        {m.onceFault}
      </p>
      <script defer src={`${WECHAT_SDK_ORIGIN}/open/js/jweixin-1.6.0.js`} />
      <script defer src="/islands/wechat.js" />
    </section>
  );
}
