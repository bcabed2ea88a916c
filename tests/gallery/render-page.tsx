import { Actions } from '@/app/(public)/_views/actions';
import { describeActions } from '@/app/(public)/_views/actions-model';
import { Aftercare } from '@/app/(public)/_views/aftercare';
import { describeAftercare } from '@/app/(public)/_views/aftercare-model';
import { Collect } from '@/app/(public)/_views/collect';
import { describeCollect } from '@/app/(public)/_views/collect-model';
import { type MessageKind, MessagePage } from '@/app/(public)/_views/message-page';
import { OrderPage } from '@/app/(public)/_views/order-page';
import { describeOrderPage } from '@/app/(public)/_views/order-page-model';
import { PageTools } from '@/app/(public)/_views/page-tools';
import { renderHtml } from '@/app/(public)/_views/render-html';
import { routeMap } from '@/app/(public)/_views/route-map';
import { TrackPage } from '@/app/(public)/_views/track-page';
import type { Said } from '@/server/api/public/flash';
import { pageScriptPath } from '@/server/api/public/get-page-script';
import { redactOrder } from '@/server/domain/access/redact-order';
import { DEFAULT_ACTION_SETTINGS } from '@/server/domain/action/action-settings';
import { actionsFor } from '@/server/domain/action/actions-for';
import { payLink } from '@/server/domain/action/pay-link';
import type { Language } from '@/server/domain/shared/language';
import { CONTACT } from '../fixtures/order-document';
import type { PageState } from './page-states';

const PAY_URL = 'https://shop.example/orders/{orderNo}/pay';

/** An order page as the product answers it, map and script included. */
export function renderState({ document, tier, now, record }: PageState, language: Language, script = pageScriptPath()): Promise<string> {
  const seen = redactOrder(document, tier);
  const viewer = { timeZone: 'Asia/Shanghai', now };
  const actions = tier === 0 ? [] : actionsFor(document.state, { tier, role: 'customer', now }, DEFAULT_ACTION_SETTINGS);
  const collect = describeCollect(seen.state, language, viewer);
  const doing = describeActions({ actions, pay: payLink(document.state, PAY_URL), language, viewer, path: '/q/Hq7CkP2mXs9' });
  const care = tier === 0 ? null : describeAftercare({ document: seen, language, viewer, path: '/q/Hq7CkP2mXs9' });
  return renderHtml(
    <OrderPage
      language={language}
      path="/q/Hq7CkP2mXs9"
      state="in_transit"
      version={document.version}
      model={describeOrderPage({
        document: seen,
        tier,
        language,
        viewer,
        contact: tier === 0 ? null : CONTACT,
        canUnlock: tier === 0,
        offer: care?.offer ?? collect?.offer ?? doing.offer,
        record,
      })}
      map={seen.state.lifecycle === 'cancelled' ? undefined : routeMap(seen.state, language)}
      live="/api/live/orders/q/Hq7CkP2mXs9"
      unlockPath={tier === 0 ? '/q/Hq7CkP2mXs9' : undefined}
      said={tier === 0 ? 'no_match' : undefined}
      actions={
        <>
          <Collect model={collect} />
          <Actions language={language} model={doing} />
          {care ? <Aftercare language={language} model={care} /> : null}
        </>
      }
      tools={<PageTools language={language} path="/q/Hq7CkP2mXs9" code="Hq7CkP2mXs9" hasTime />}
      script={script}
    />,
  );
}

export const MESSAGE_KINDS: readonly MessageKind[] = ['missing', 'expired', 'revoked', 'away', 'busy'];
export const LOOK_UPS: readonly (Said | undefined)[] = [undefined, 'no_match', 'challenge', 'incomplete', 'used_up', 'busy'];

/** A page that has no order to show. */
export function renderMessage(kind: MessageKind, language: Language): Promise<string> {
  return renderHtml(<MessagePage language={language} kind={kind} path="/q/Hq7CkP2mXs9" />);
}

/** The look-up form, with what the last try came to. */
export function renderLookUp(said: Said | undefined, language: Language): Promise<string> {
  const challenge = said === 'challenge' ? '1:abc' : undefined;
  return renderHtml(<TrackPage language={language} said={said} orderNo="D2026112100077" challenge={challenge} script={pageScriptPath()} />);
}
