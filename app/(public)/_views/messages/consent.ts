import type { Language } from '@/server/domain/shared/language';
import { tableIn } from '@/server/domain/wording/text-in';

const ZH = {
  there: '在这里告诉您：',
  progress: '进展',
  delays: '耽搁',
  history: '您同意过和拒绝过什么',
  historyNone: '还没有记录。您每次修改，这里都会记下时间、方式和当时的说明。',
  any: '所有渠道',
  once: '再发一条',
  proof: (what: string, says: string, how: string) => `${what}：${says}（${how}）`,
  'says.in': '同意接收',
  'says.out': '不再接收',
  'says.blocked': '服务商说发不到',
  'says.unblocked': '又可以发到',
  'way.page': '在通知设置里选择',
  'way.reply': '您回复了消息',
  replied: (words: string) => `您回复了“${words}”`,
  'way.connected': '连接微信时同意',
  'way.disconnected': '您断开了微信',
  'way.mail_link': '从邮件里的链接退订',
  'way.mail_client': '在邮箱里一键退订',
  'way.complaint': '邮件被标为垃圾邮件',
  'way.wechat_event': '您在微信里选择',
  'way.provider': '服务商告知',
  'way.staff': '商家的工作人员登记',
  'way.shop': '您在商家那里选择',
  'way.carried_over': '更早的选择',
  offTitle: '不想再收到邮件？',
  offLead: '这些邮件告诉您订单到哪了。您可以只留必要的，也可以一封都不要。',
  offRest: '只要必要的邮件',
  offRestWhat: '不再发进展和耽搁。需要您付款、取件、改地址，派送没成功、退回或遗失，以及对您提问的答复，还会发邮件。',
  offAll: '一封邮件都不要',
  offAllWhat: '连必要的也不发邮件：有手机号的会走短信，其余的只在订单页上看得到。',
  offDoneAll: '好的，不会再给您发邮件。',
  offDoneRest: '好的，以后只发必要的邮件。',
  offBack: '想再收邮件，或者改用别的方式，可以在通知设置里选。',
  offSettings: '打开通知设置',
  offGone: '这个退订链接已经失效',
  offGoneLead: '链接不完整，或者时间太久了。用订单号和手机号打开订单，在“通知设置”里一样可以关掉邮件。',
  offTrack: '打开订单',
};
type Table = typeof ZH;

const EN: Table = {
  there: 'Tell me there:',
  progress: 'progress',
  delays: 'delays',
  history: 'What you agreed to and declined',
  historyNone: 'Nothing yet. Each change is noted here: when, how, and what was said.',
  any: 'Everywhere',
  once: 'one more message',
  proof: (what, says, how) => `${what}: ${says} (${how})`,
  'says.in': 'yes, please',
  'says.out': 'no more',
  'says.blocked': 'nothing arrives',
  'says.unblocked': 'arrives again',
  'way.page': 'chosen in the settings',
  'way.reply': 'you answered a message',
  replied: (words) => `you answered “${words}”`,
  'way.connected': 'agreed when WeChat was connected',
  'way.disconnected': 'you disconnected WeChat',
  'way.mail_link': 'by the link in a mail',
  'way.mail_client': 'one click in your mail program',
  'way.complaint': 'marked as junk mail',
  'way.wechat_event': 'chosen in WeChat',
  'way.provider': 'the provider told us',
  'way.staff': 'noted by the shop’s staff',
  'way.shop': 'chosen at the shop',
  'way.carried_over': 'chosen earlier',
  offTitle: 'No more mails?',
  offLead: 'These mails tell you where your order is. You can keep only the ones you need, or have none at all.',
  offRest: 'Only what I need',
  offRestWhat:
    'No more progress and delays. To pay, collect or correct an address, a failed delivery, a return or loss and answers to you still come by mail.',
  offAll: 'No mails at all',
  offAllWhat: 'Not even what you need: with a phone it comes by SMS, otherwise it stands on the order’s page only.',
  offDoneAll: 'Done. No more mails will come.',
  offDoneRest: 'Done. From now on only what you need comes by mail.',
  offBack: 'If you want mails again, or another way, choose it in the settings.',
  offSettings: 'Open the settings',
  offGone: 'This link does not work any more',
  offGoneLead:
    'It is not complete, or too old. Open your order by its number and phone: under “Messages” you can switch mails off as well.',
  offTrack: 'Open my order',
};

const TABLES = { 'zh-CN': ZH, en: EN };

export type ConsentMessages = Table;

/** What the pages say about agreeing to messages and ending them, in one language. */
export function consentMessages(language: Language): ConsentMessages {
  return tableIn(TABLES, language);
}
