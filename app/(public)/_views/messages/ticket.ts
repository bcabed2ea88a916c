import type { Language } from '@/server/domain/shared/language';
import { tableIn } from '@/server/domain/wording/text-in';

const ZH = {
  title: '您的工单',
  no: (no: string) => `工单 ${no}`,
  sayNo: '打电话给客服时，报这个号码就行。',
  answerBy: (time: string) => `我们会在${time} 前答复您`,
  late: (time: string) => `抱歉，答应${time} 前答复，还没做到，已在催办`,
  answered: '客服已答复，请看下面',
  fromUs: '客服给您的消息',
  wrote: '客服给您留言了',
  working: '收到您的回复，客服正在处理',
  closed: '已处理完，请看下面的处理结果',
  settled: '您已确认解决，谢谢',
  found: '您说已经找到，工单已关闭',
  open: '查看工单',
  solved: '看处理结果',
  read: '查看',
  said: '往来',
  you: '您',
  us: '客服',
  result: '处理结果',
  sent: (time: string) => `${time} 已提交`,
  photo: (n: number) => `照片 ${n}`,
  photoHidden: '照片已收到，只有客服和提交的人能看到。',
  addTitle: '补充说明',
  reopenTitle: '还没有解决？',
  reopenLead: '告诉我们还差什么，工单会重新打开。',
  remark: '说明',
  photos: '照片',
  photosHint: '最多 5 张，每张不超过 8 MB。',
  add: '发送',
  reopen: '重新打开',
  foundIt: '找到了，关闭工单',
  settle: '解决了，关闭工单',
  confirm: '已经解决',
  didItHelp: '解决了吗？',
  none: '这个订单没有工单',
  noneLead: '遇到问题可以从这里反映，我们会给您工单号和答复时间。',
  report: '反映问题',
  back: '返回订单',
};

type Table = typeof ZH;

const EN: Table = {
  title: 'Your report',
  no: (no) => `Ticket ${no}`,
  sayNo: 'If you call us, this number is all we need.',
  answerBy: (time) => `You hear from us by ${time}`,
  late: (time) => `We are sorry: we promised an answer by ${time} and are late; it has been escalated`,
  answered: 'We have answered, please see below',
  fromUs: 'A message from our team',
  wrote: 'Our team has written to you',
  working: 'We have your reply and are working on it',
  closed: 'Settled, please see below how',
  settled: 'You said that it is settled, thank you',
  found: 'You said that you have found it; closed',
  open: 'See your report',
  solved: 'See how it was settled',
  read: 'Read it',
  said: 'What was said',
  you: 'You',
  us: 'Our team',
  result: 'How it was settled',
  sent: (time) => `Sent ${time}`,
  photo: (n) => `Photo ${n}`,
  photoHidden: 'Your photos have arrived; only our team and whoever sent them can see them.',
  addTitle: 'Add something',
  reopenTitle: 'Not settled?',
  reopenLead: 'Tell us what is missing and the report is open again.',
  remark: 'What we should know',
  photos: 'Photos',
  photosHint: 'Up to 5, each at most 8 MB.',
  add: 'Send',
  reopen: 'Open it again',
  foundIt: 'I have found it, close this',
  settle: 'It is settled, close this',
  confirm: 'It is settled',
  didItHelp: 'Did that settle it?',
  none: 'There is no report of this order',
  noneLead: 'If something is wrong, report it here: you get a number and a time for our answer.',
  report: 'Report a problem',
  back: 'Back to the order',
};

const TABLES = { 'zh-CN': ZH, en: EN };

export type TicketMessages = Table;

/** What a customer reads about a ticket, in one language. */
export function ticketMessages(language: Language): TicketMessages {
  return tableIn(TABLES, language);
}
