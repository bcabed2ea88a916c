import type { Language } from '@/server/domain/shared/language';

const ZH = {
  title: '在微信接收通知',
  lead: '同意后，这个手机号的订单进展会发到您的微信，由公众号发出，不再发短信。我们只得到一个编号（openid），看不到您的微信昵称和头像。',
  follow: '还需要关注商家的公众号，微信才会把消息送到。',
  agree: '同意，在微信接收',
  onlyInside: '请在微信里打开这个页面：用微信扫包裹上的二维码，再进来一次。',
  connected: '已经连接：进展会发到您的微信。',
  off: '已经连接，但您关掉了微信通知，可以在通知设置里打开。',
  blocked: '已经连接，但微信说送不到。请确认关注了公众号。',
  disconnect: '断开微信',
  going: '正在前往微信确认…',
  goOn: '没有自动跳转？点这里',
  stale: '这次没有连上，请再试一次。',
  unreachable: '微信暂时没有应答，请过一会儿再试。',
  none: '现在不能在这里连接微信。',
  back: '返回订单',
};
type Table = typeof ZH;

const EN: Table = {
  title: 'Messages in WeChat',
  lead: 'If you agree, news of the orders of this phone number comes to your WeChat from the official account, instead of by SMS. We get a number (openid) only, not your name or picture.',
  follow: 'WeChat delivers it only if you follow the shop’s official account.',
  agree: 'Agree, send it to WeChat',
  onlyInside: 'Please open this page inside WeChat: scan the code on the parcel with WeChat and come back here.',
  connected: 'Connected: news comes to your WeChat.',
  off: 'Connected, but you switched messages in WeChat off. You can switch them on in the settings.',
  blocked: 'Connected, but WeChat says it cannot deliver. Please make sure that you follow the official account.',
  disconnect: 'Disconnect WeChat',
  going: 'Going to WeChat to confirm …',
  goOn: 'Nothing happens? Tap here',
  stale: 'This did not work. Please try once more.',
  unreachable: 'WeChat does not answer at the moment. Please try again later.',
  none: 'WeChat cannot be connected here.',
  back: 'Back to the order',
};

const TW: Table = {
  title: '在微信接收通知',
  lead: '同意後，這支手機號碼的訂單進度會由官方帳號傳到您的微信，不再傳簡訊。我們只會得到一組編號（openid），看不到您的微信暱稱和頭像。',
  follow: '還需要追蹤商家的官方帳號，微信才會送達。',
  agree: '同意，在微信接收',
  onlyInside: '請在微信裡開啟這個頁面：用微信掃描包裹上的 QR Code，再進來一次。',
  connected: '已經連接：進度會傳到您的微信。',
  off: '已經連接，但您關閉了微信通知，可以在通知設定裡開啟。',
  blocked: '已經連接，但微信表示無法送達。請確認已追蹤官方帳號。',
  disconnect: '中斷微信連接',
  going: '正在前往微信確認…',
  goOn: '沒有自動跳轉？點這裡',
  stale: '這次沒有連上，請再試一次。',
  unreachable: '微信暫時沒有回應，請稍後再試。',
  none: '目前無法在這裡連接微信。',
  back: '返回訂單',
};

export function wechatMessages(language: Language): Table {
  return language === 'en' ? EN : language === 'zh-TW' ? TW : ZH;
}
