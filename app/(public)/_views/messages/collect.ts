import type { Language } from '@/server/domain/shared/language';
import { tableIn } from '@/server/domain/wording/text-in';

const ZH = {
  title: '怎么取件',
  where: '在哪里',
  point: '取件点',
  locker: '快递柜',
  station: '驿站',
  store: '代收门店',
  code: '凭什么取',
  codeText: (trackingNo: string) =>
    `取件码，在发给收货手机的短信或公众号消息里。没收到，就用运单号 ${trackingNo} 在快递页面查，或打快递客服电话。`,
  hours: '什么时候能取',
  lockerHours: '快递柜自己开门时间不限；在小区或大楼里的，以那里的开放时间为准。',
  pointHours: '按那里的营业时间；出发前看一下取件通知或快递页面。',
  until: '存放多久',
  since: (when: string) => `从 ${when} 起在等您；放得太久会被退回。`,
  overdue: (when: string) => `从 ${when} 起在等您，已经超时：再不取会被退回。`,
};

const EN: typeof ZH = {
  title: 'How to collect it',
  where: 'Where',
  point: 'Pickup point',
  locker: 'Parcel locker',
  station: 'Pickup station',
  store: 'Pickup shop',
  code: 'With what',
  codeText: (trackingNo) =>
    `With the code in the message sent to the phone of the recipient. If none came, look up ${trackingNo} on the carrier’s page, or call the carrier.`,
  hours: 'When',
  lockerHours: 'A locker itself is always open; inside a gated compound or a building, while that is open.',
  pointHours: 'During its opening hours; see the message or the carrier’s page before you go.',
  until: 'How long',
  since: (when) => `It has waited since ${when}; what waits too long is sent back.`,
  overdue: (when) => `It has waited since ${when}, longer than it can: it is sent back if nobody collects it.`,
};

/** Words of how a parcel is collected. */
export function collectMessages(language: Language): typeof ZH {
  return tableIn({ 'zh-CN': ZH, en: EN }, language);
}
