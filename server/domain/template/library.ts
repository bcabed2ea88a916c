import type { Text } from '../shared/language';

/** Words of one message on every channel. `{x}` is a variable; `[…]` is left out when a variable in it is unknown. */
export interface Template {
  /** Fact, what we do, when the next word comes. Shop name, link and the way out are put around it. */
  sms: Text;
  /** The fact in at most 20 characters. */
  wechatFact: Text;
  /** What we do in at most 20 characters. */
  wechatDoing: Text;
}

/** Every message to a customer, by key. The ladder names the `stall.` keys, the milestones theirs. */
export const TEMPLATES = {
  'stall.payment_due': {
    sms: {
      'zh-CN': '订单 {orderNo} 已提交 {waited}：{reason}。商品为您保留着，付款后马上安排，{next} 前我们再告诉您进展。',
      en: 'Order {orderNo} was placed {waited} ago ({reason}). We keep it for you and start as soon as it is paid. You will hear from us by {next}.',
    },
    wechatFact: { 'zh-CN': '订单还没有付款', en: 'Not paid yet' },
    wechatDoing: { 'zh-CN': '付款后马上安排', en: 'We start once paid' },
  },
  'stall.payment_verify': {
    sms: {
      'zh-CN': '订单 {orderNo} 的付款已等 {waited}：{reason}。我们正在人工核对，请勿重复支付，{next} 前告诉您结果。',
      en: 'Order {orderNo}: your payment has been waiting for {waited} ({reason}). We are checking it by hand, please do not pay again. You will hear from us by {next}.',
    },
    wechatFact: { 'zh-CN': '付款确认比平时慢', en: 'Payment check slow' },
    wechatDoing: { 'zh-CN': '正在人工核对，请勿重复支付', en: 'Checking it by hand' },
  },
  'stall.review': {
    sms: {
      'zh-CN': '订单 {orderNo} 的审核已用 {waited}：{reason}。已请主管优先处理，{next} 前告诉您结果。',
      en: 'Order {orderNo} has been under review for {waited} ({reason}). A supervisor is now on it. You will hear from us by {next}.',
    },
    wechatFact: { 'zh-CN': '订单审核比平时慢', en: 'Review takes longer' },
    wechatDoing: { 'zh-CN': '已请主管优先处理', en: 'Supervisor is on it' },
  },
  'stall.warehouse_accept': {
    sms: {
      'zh-CN': '订单 {orderNo} 付款后已等 {waited}：{reason}。我们正在催仓库，{next} 前给您新进展。',
      en: 'Order {orderNo} has been waiting for {waited} since payment ({reason}). We are pressing the warehouse. Next update by {next}.',
    },
    wechatFact: { 'zh-CN': '订单还在等仓库接单', en: 'Awaiting warehouse' },
    wechatDoing: { 'zh-CN': '正在催仓库接单', en: 'Pressing warehouse' },
  },
  'stall.pick_start': {
    sms: {
      'zh-CN': '订单 {orderNo} 的库存已锁定，等待拣货已 {waited}：{reason}。我们正在催仓库优先处理，{next} 前给您新进展。',
      en: 'Order {orderNo}: stock is reserved, picking has been due for {waited} ({reason}). We are pressing the warehouse. Next update by {next}.',
    },
    wechatFact: { 'zh-CN': '库存已锁定，还在等拣货', en: 'Waiting to be picked' },
    wechatDoing: { 'zh-CN': '正在催仓库优先处理', en: 'Pressing warehouse' },
  },
  'stall.carrier_collect': {
    sms: {
      'zh-CN': '订单 {orderNo} 的{parcel}已于 {since} 出库，{reason}。我们正在催快递上门，{next} 前给您新进展。',
      en: 'Order {orderNo}: {parcel} left the warehouse {since}, but {reason}. We are pressing the carrier to collect it. Next update by {next}.',
    },
    wechatFact: { 'zh-CN': '包裹已出库，快递未揽收', en: 'Not yet collected' },
    wechatDoing: { 'zh-CN': '正在催快递上门揽收', en: 'Pressing the carrier' },
  },
  'stall.movement': {
    sms: {
      'zh-CN':
        '订单 {orderNo} 的{parcel}自 {since} 起没有移动[（最后在{city}）]，原因：{reason}。我们正在请快递核查，{next} 前给您新进展。',
      en: 'Order {orderNo}: {parcel} has not moved since {since}[ (last seen in {city})]. Reason: {reason}. We have asked the carrier to look for it. Next update by {next}.',
    },
    wechatFact: { 'zh-CN': '包裹一段时间没有移动', en: 'Parcel not moving' },
    wechatDoing: { 'zh-CN': '正在请快递核查', en: 'Carrier is checking' },
  },
  'stall.out_for_delivery': {
    sms: {
      'zh-CN': '订单 {orderNo} 的{parcel}自 {since} 开始派送，{reason}。我们正在向派送网点核实，{next} 前给您新进展。',
      en: 'Order {orderNo}: {parcel} went out for delivery {since}; {reason}. We are checking with the depot. Next update by {next}.',
    },
    wechatFact: { 'zh-CN': '派送后还没有签收', en: 'Delivery overdue' },
    wechatDoing: { 'zh-CN': '正在向派送网点核实', en: 'Checking with depot' },
  },
  'stall.pickup_reminder': {
    sms: {
      'zh-CN':
        '订单 {orderNo} 的{parcel}已到取件点，保管期快到了，请尽快取件。取件遇到困难可打开页面告诉我们；若仍未取，{next} 前再提醒您。',
      en: 'Order {orderNo}: {parcel} is waiting at the pickup point and its storage time ends soon. Please collect it, or tell us on the page if you cannot. Next reminder by {next}.',
    },
    wechatFact: { 'zh-CN': '包裹待取，保管期快到了', en: 'Please collect soon' },
    wechatDoing: { 'zh-CN': '有困难请打开页面告诉我们', en: 'Cannot? Tell us' },
  },
  'stall.pickup_overdue': {
    sms: {
      'zh-CN': '订单 {orderNo} 的{parcel}保管期已过：{reason}，可能会退回。客服正在与取件点联系，请尽快取件；{next} 前告诉您最新情况。',
      en: 'Order {orderNo}: the storage time of {parcel} has ended ({reason}), it may be sent back. We are in touch with the pickup point; please collect it soon. Next update by {next}.',
    },
    wechatFact: { 'zh-CN': '保管期已过，可能退回', en: 'Storage time is over' },
    wechatDoing: { 'zh-CN': '正与取件点联系，请尽快取件', en: 'Please collect now' },
  },
  'stall.promise_at_risk': {
    sms: {
      'zh-CN': '订单 {orderNo} 可能赶不上约定的送达时间：{reason}。[最新预计 {eta} 前送达。]我们正在催办，{next} 前给您新进展。',
      en: 'Order {orderNo} may miss its promised date: {reason}. [We now expect it by {eta}. ]We are pressing for it. Next update by {next}.',
    },
    wechatFact: { 'zh-CN': '可能赶不上约定的送达时间', en: 'May arrive late' },
    wechatDoing: { 'zh-CN': '正在催办', en: 'Pressing for it' },
  },
  'stall.past_promise': {
    sms: {
      'zh-CN': '很抱歉，订单 {orderNo} 没能按约定时间送到：{reason}。[最新预计 {eta} 前送达。]我们已升级催办，{next} 前给您新进展。',
      en: 'We are sorry: order {orderNo} did not arrive as promised ({reason}). [We now expect it by {eta}. ]We have escalated it. Next update by {next}.',
    },
    wechatFact: { 'zh-CN': '抱歉，没能按约定时间送到', en: 'Later than promised' },
    wechatDoing: { 'zh-CN': '已升级催办', en: 'Escalated' },
  },
  'update.still_waiting': {
    sms: {
      'zh-CN': '订单 {orderNo} 的{parcel}还没有新进展，原因：{reason}。我们一直在跟进，{next} 前再给您消息。',
      en: 'Order {orderNo}: no news on {parcel} yet ({reason}). We are still on it and write again by {next}.',
    },
    wechatFact: { 'zh-CN': '目前还没有新进展', en: 'No news yet' },
    wechatDoing: { 'zh-CN': '我们一直在跟进', en: 'We are still on it' },
  },
  'update.resolved': {
    sms: {
      'zh-CN': '好消息：订单 {orderNo} 之前的耽搁已经解决，目前{step}[（{city}）]。[预计 {eta} 前送达。]后面再有耽搁，我们会主动告诉您。',
      en: 'Good news: the hold-up of order {orderNo} is over, now: {step}[ ({city})]. [We expect it by {eta}. ]Should anything hold it up again, we tell you.',
    },
    wechatFact: { 'zh-CN': '之前的耽搁已经解决', en: 'Moving again' },
    wechatDoing: { 'zh-CN': '再有耽搁会主动告诉您', en: 'We keep watching it' },
  },
  'milestone.shipped': {
    sms: {
      'zh-CN': '订单 {orderNo} 已发出：{parcel}。[预计 {eta} 前送达。]路上若有耽搁，我们会主动告诉您，最迟 {next}。',
      en: 'Order {orderNo} is on its way: {parcel}. [We expect it by {eta}. ]If anything holds it up we will tell you, by {next} at the latest.',
    },
    wechatFact: { 'zh-CN': '包裹已发出', en: 'On its way' },
    wechatDoing: { 'zh-CN': '路上若有耽搁会主动告诉您', en: 'We watch it for you' },
  },
  'milestone.out_for_delivery': {
    sms: {
      'zh-CN': '订单 {orderNo} 的{parcel}正在派送，请留意来电。若到 {next} 还没签收，我们会再告诉您。',
      en: 'Order {orderNo}: {parcel} is out for delivery, please keep your phone at hand. If it is not delivered by {next}, you will hear from us.',
    },
    wechatFact: { 'zh-CN': '包裹正在派送', en: 'Out for delivery' },
    wechatDoing: { 'zh-CN': '请留意快递来电', en: 'Keep phone at hand' },
  },
  'milestone.available_for_pickup': {
    sms: {
      'zh-CN': '订单 {orderNo} 的{parcel}已到取件点，请尽快取件。若还没取，{next} 前我们再提醒您。',
      en: 'Order {orderNo}: {parcel} is ready at the pickup point. If it is still there, we remind you by {next}.',
    },
    wechatFact: { 'zh-CN': '包裹已到取件点', en: 'Ready for pickup' },
    wechatDoing: { 'zh-CN': '请尽快取件', en: 'Please collect it' },
  },
  'milestone.attempt_failed': {
    sms: {
      'zh-CN': '订单 {orderNo} 的{parcel}派送未成功：{reason}。我们已请快递再次派送，{next} 前告诉您安排。',
      en: 'Order {orderNo}: delivery of {parcel} did not work out: {reason}. We have asked for another attempt and tell you the plan by {next}.',
    },
    wechatFact: { 'zh-CN': '派送未成功', en: 'Delivery attempted' },
    wechatDoing: { 'zh-CN': '已请快递再次派送', en: 'New attempt asked' },
  },
  'milestone.delivered': {
    sms: {
      'zh-CN': '订单 {orderNo} 已于 {since} 签收。若您没有收到，请打开页面告诉我们，我们马上核查。',
      en: 'Order {orderNo} was delivered {since}. If you do not have it, tell us on the page and we look into it at once.',
    },
    wechatFact: { 'zh-CN': '包裹已签收', en: 'Delivered' },
    wechatDoing: { 'zh-CN': '若没收到，请打开页面告诉我们', en: 'Not there? Tell us' },
  },
  'milestone.returning': {
    sms: {
      'zh-CN': '订单 {orderNo} 的{parcel}正在退回：{reason}。客服会与您确认退款或补发，{next} 前给您答复。',
      en: 'Order {orderNo}: {parcel} is on its way back: {reason}. Our team settles refund or a new parcel with you by {next}.',
    },
    wechatFact: { 'zh-CN': '包裹正在退回', en: 'On its way back' },
    wechatDoing: { 'zh-CN': '客服会与您确认退款或补发', en: 'We settle it for you' },
  },
  'request.address_done': {
    sms: {
      'zh-CN': '订单 {orderNo} 的收货地址已改好，仓库已确认，包裹会寄往新地址。如有不对，请尽快打开页面告诉我们。',
      en: 'Order {orderNo}: the warehouse has confirmed your new address, the parcel goes there. If anything is wrong, please tell us on the page soon.',
    },
    wechatFact: { 'zh-CN': '收货地址已改好', en: 'Address changed' },
    wechatDoing: { 'zh-CN': '包裹会寄往新地址', en: 'Goes to the new one' },
  },
  'request.address_refused': {
    sms: {
      'zh-CN': '订单 {orderNo} 的收货地址没能修改[：{reason}]，仍按原地址送。可以请快递改送，或打开页面联系客服。',
      en: 'Order {orderNo}: the address could not be changed[ ({reason})], it goes to the old one. Ask the carrier to redirect it, or our team on the page.',
    },
    wechatFact: { 'zh-CN': '收货地址没能修改', en: 'Address not changed' },
    wechatDoing: { 'zh-CN': '仍按原地址送', en: 'Goes to the old one' },
  },
  'request.time_done': {
    sms: {
      'zh-CN': '订单 {orderNo} 的送达时间已约好，请打开页面查看。有变化我们会再告诉您。',
      en: 'Order {orderNo}: your delivery time is arranged, please see the page. If it changes, we tell you.',
    },
    wechatFact: { 'zh-CN': '送达时间已约好', en: 'Time is arranged' },
    wechatDoing: { 'zh-CN': '有变化会再告诉您', en: 'We tell you changes' },
  },
  'request.time_refused': {
    sms: {
      'zh-CN': '订单 {orderNo} 的送达时间没能约定[：{reason}]，包裹按正常时效送。',
      en: 'Order {orderNo}: the delivery time could not be arranged[ ({reason})]. It comes in the usual time.',
    },
    wechatFact: { 'zh-CN': '送达时间没能约定', en: 'Time not arranged' },
    wechatDoing: { 'zh-CN': '按正常时效送', en: 'Usual time applies' },
  },
  'request.cancel_done': {
    sms: {
      'zh-CN': '订单 {orderNo} 已按您的申请取消。已付的钱会原路退回，到账时间以银行或支付平台为准。',
      en: 'Order {orderNo} is cancelled as you asked. What you paid goes back the way it came.',
    },
    wechatFact: { 'zh-CN': '订单已取消', en: 'Order cancelled' },
    wechatDoing: { 'zh-CN': '已付的钱会原路退回', en: 'We refund you' },
  },
  'request.cancel_refused': {
    sms: {
      'zh-CN': '订单 {orderNo} 没来得及取消[：{reason}]，会继续配送。收到后可以拒收或退货。',
      en: 'Order {orderNo} could not be cancelled in time[ ({reason})] and goes on. You can refuse or return it.',
    },
    wechatFact: { 'zh-CN': '没来得及取消，订单继续', en: 'Too late to cancel' },
    wechatDoing: { 'zh-CN': '收到后可以拒收或退货', en: 'You can return it' },
  },
  'request.invoice_done': {
    sms: {
      'zh-CN': '订单 {orderNo} 的发票已开具，请查收邮箱，或打开页面查看。',
      en: 'Order {orderNo}: the invoice is issued. Please see your e-mail, or the page.',
    },
    wechatFact: { 'zh-CN': '发票已开具', en: 'Invoice issued' },
    wechatDoing: { 'zh-CN': '请查收邮箱', en: 'See your e-mail' },
  },
  'request.invoice_refused': {
    sms: {
      'zh-CN': '订单 {orderNo} 的发票没能开具[：{reason}]。请打开页面核对后再申请。',
      en: 'Order {orderNo}: the invoice could not be issued[ ({reason})]. Please check the details on the page and ask again.',
    },
    wechatFact: { 'zh-CN': '发票没能开具', en: 'Invoice not issued' },
    wechatDoing: { 'zh-CN': '请核对后再申请', en: 'Please ask again' },
  },
  'ticket.answered': {
    sms: {
      'zh-CN': '您就订单 {orderNo} 反映的问题[（工单 {ticketNo}）]，客服已答复，请打开页面查看；还有疑问可以直接在页面上回复。',
      en: 'Order {orderNo}: our team has answered your report[ no. {ticketNo}]. Please read it on the page; you can write back there.',
    },
    wechatFact: { 'zh-CN': '您反映的问题有了答复', en: 'We have answered you' },
    wechatDoing: { 'zh-CN': '请打开页面查看答复', en: 'Please read it' },
  },
  'ticket.closed': {
    sms: {
      'zh-CN': '您就订单 {orderNo} 反映的问题[（工单 {ticketNo}）]已处理完。请打开页面看处理结果，并告诉我们是否解决。',
      en: 'Order {orderNo}: what you reported[ as no. {ticketNo}] has been settled. Please see how on the page and tell us whether it helped.',
    },
    wechatFact: { 'zh-CN': '您反映的问题已处理', en: 'Your report: done' },
    wechatDoing: { 'zh-CN': '请确认是否解决', en: 'Did it help?' },
  },
  'ticket.told': {
    sms: {
      'zh-CN': '订单 {orderNo}：客服给您留言了，请打开页面查看；有疑问可以直接在页面上回复。',
      en: 'Order {orderNo}: our team has written to you. Please read it on the page; you can write back there.',
    },
    wechatFact: { 'zh-CN': '客服给您留言了', en: 'A message from us' },
    wechatDoing: { 'zh-CN': '请打开页面查看', en: 'Please read it' },
  },
  'ticket.settled': {
    sms: {
      'zh-CN': '订单 {orderNo} 之前的问题已处理好。请打开页面看处理结果，并告诉我们是否解决。',
      en: 'Order {orderNo}: what was wrong has been settled. Please see how on the page and tell us whether all is well.',
    },
    wechatFact: { 'zh-CN': '订单的问题已处理好', en: 'It has been settled' },
    wechatDoing: { 'zh-CN': '请确认是否解决', en: 'Is all well?' },
  },
  'milestone.lost': {
    sms: {
      'zh-CN': '很抱歉，快递确认订单 {orderNo} 的{parcel}遗失。我们会补发或退款，{next} 前客服与您确认。',
      en: 'We are sorry: the carrier confirms that {parcel} of order {orderNo} is lost. We send it again or refund you; our team contacts you by {next}.',
    },
    wechatFact: { 'zh-CN': '抱歉，快递确认包裹遗失', en: 'Parcel lost' },
    wechatDoing: { 'zh-CN': '客服会与您确认补发或退款', en: 'We make it good' },
  },
} as const satisfies Record<string, Template>;
export type TemplateKey = keyof typeof TEMPLATES;

export function isTemplateKey(key: string): key is TemplateKey {
  return key in TEMPLATES;
}
