/**
 * Asks inside WeChat for one more message: signs in with the SDK so that it draws its own button, and says what came of it. What was
 * chosen reaches the shop by WeChat's own event; nothing is sent from here.
 */
interface Sdk {
  config(settings: Record<string, unknown>): void;
  error(listener: () => void): void;
}

const box = document.querySelector<HTMLElement>('[data-wx]');
const sdk = (window as unknown as { wx?: Sdk }).wx;
if (box) {
  const { appid, timestamp, nonce, signature } = box.dataset;
  const say = (words: 'yes' | 'no' | 'fault') => {
    for (const line of box.querySelectorAll<HTMLElement>('[data-said]')) line.hidden = line.dataset.said !== words;
  };
  const button = box.querySelector('wx-open-subscribe');
  button?.addEventListener('success', (event) => {
    const told = JSON.stringify((event as CustomEvent<unknown>).detail ?? '');
    say(told.includes('accept') ? 'yes' : 'no');
  });
  button?.addEventListener('error', () => say('fault'));
  if (sdk) {
    sdk.error(() => say('fault'));
    sdk.config({
      appId: appid,
      timestamp: Number(timestamp),
      nonceStr: nonce,
      signature,
      jsApiList: ['checkJsApi'],
      openTagList: ['wx-open-subscribe'],
    });
  } else say('fault');
}
