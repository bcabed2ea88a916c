import type { Text } from '../shared/language';
import type { TemplateKey } from './library';

/** A mail: its subject, and paragraphs with an empty line between them. Greeting, button and foot are put around it. */
export interface MailTexts {
  subject: Text;
  text: Text;
}

/** Every message to a customer as a mail, with room to say more than an SMS does; written as in `library`. */
export const MAILS: Record<TemplateKey, MailTexts> = {
  'stall.payment_due': {
    subject: { 'zh-CN': '订单 {orderNo} 还没有付款', en: 'Order {orderNo} is not paid yet' },
    text: {
      'zh-CN':
        '您的订单 {orderNo} 提交已有 {waited}，还没有收到付款：{reason}。\n\n商品为您保留着，付款后我们马上安排。如果付款时遇到问题，请打开订单页告诉我们。\n\n{next} 前我们再告诉您进展。',
      en: 'Your order {orderNo} was placed {waited} ago and we have no payment for it yet ({reason}).\n\nWe keep the goods for you and start as soon as it is paid. If something went wrong with the payment, please tell us on the page of your order.\n\nYou will hear from us by {next}.',
    },
  },
  'stall.payment_verify': {
    subject: { 'zh-CN': '订单 {orderNo} 的付款正在人工核对', en: 'We are checking the payment of order {orderNo}' },
    text: {
      'zh-CN':
        '您为订单 {orderNo} 付的款已等待确认 {waited}，比平时慢：{reason}。\n\n我们正在人工核对，请不要重复支付；若真的付了两次，多付的会原路退回。\n\n{next} 前告诉您结果。',
      en: 'Your payment for order {orderNo} has been waiting for {waited}, longer than usual ({reason}).\n\nWe are checking it by hand. Please do not pay again; should it have been paid twice, what is too much goes back the way it came.\n\nYou will hear from us by {next}.',
    },
  },
  'stall.review': {
    subject: { 'zh-CN': '订单 {orderNo} 的审核比平时慢', en: 'The review of order {orderNo} takes longer than usual' },
    text: {
      'zh-CN': '订单 {orderNo} 的审核已用 {waited}：{reason}。\n\n我们已请主管优先处理。您现在不需要做什么。\n\n{next} 前告诉您结果。',
      en: 'Order {orderNo} has been under review for {waited} ({reason}).\n\nA supervisor is now on it. There is nothing you need to do.\n\nYou will hear from us by {next}.',
    },
  },
  'stall.warehouse_accept': {
    subject: { 'zh-CN': '订单 {orderNo} 还在等仓库接单', en: 'Order {orderNo} is waiting for the warehouse' },
    text: {
      'zh-CN':
        '订单 {orderNo} 付款后已等 {waited}，仓库还没有接单：{reason}。\n\n我们正在催仓库。[目前预计 {eta} 前送达。]\n\n{next} 前给您新进展。',
      en: 'Order {orderNo} has been waiting for {waited} since it was paid; the warehouse has not taken it up yet ({reason}).\n\nWe are pressing the warehouse. [As things stand we expect it by {eta}.]\n\nNext update by {next}.',
    },
  },
  'stall.pick_start': {
    subject: { 'zh-CN': '订单 {orderNo} 还在等拣货', en: 'Order {orderNo} is waiting to be picked' },
    text: {
      'zh-CN':
        '订单 {orderNo} 的库存已经锁定，等待拣货已有 {waited}：{reason}。\n\n我们正在催仓库优先处理。[目前预计 {eta} 前送达。]\n\n{next} 前给您新进展。',
      en: 'The stock for order {orderNo} is reserved, but picking has been due for {waited} ({reason}).\n\nWe are pressing the warehouse to take it first. [As things stand we expect it by {eta}.]\n\nNext update by {next}.',
    },
  },
  'stall.carrier_collect': {
    subject: { 'zh-CN': '订单 {orderNo} 已出库，快递还没有揽收', en: 'Order {orderNo} has left the warehouse and waits for the carrier' },
    text: {
      'zh-CN':
        '订单 {orderNo} 的{parcel}已于 {since} 出库，但{reason}。\n\n我们正在催快递上门揽收。[目前预计 {eta} 前送达。]\n\n{next} 前给您新进展。',
      en: 'Order {orderNo}: {parcel} left the warehouse {since}, but {reason}.\n\nWe are pressing the carrier to collect it. [As things stand we expect it by {eta}.]\n\nNext update by {next}.',
    },
  },
  'stall.movement': {
    subject: { 'zh-CN': '订单 {orderNo} 的包裹一段时间没有移动', en: 'The parcel of order {orderNo} has not moved for a while' },
    text: {
      'zh-CN':
        '订单 {orderNo} 的{parcel}自 {since} 起没有移动[（最后在{city}）]，原因：{reason}。\n\n我们正在请快递核查它的位置。[目前预计 {eta} 前送达。]\n\n{next} 前给您新进展。',
      en: 'Order {orderNo}: {parcel} has not moved since {since}[ (last seen in {city})]. Reason: {reason}.\n\nWe have asked the carrier to look for it. [As things stand we expect it by {eta}.]\n\nNext update by {next}.',
    },
  },
  'stall.out_for_delivery': {
    subject: { 'zh-CN': '订单 {orderNo} 派送后还没有签收', en: 'Order {orderNo} was out for delivery and has not arrived' },
    text: {
      'zh-CN':
        '订单 {orderNo} 的{parcel}自 {since} 开始派送，{reason}。\n\n我们正在向派送网点核实。若您已经收到，请打开订单页告诉我们。\n\n{next} 前给您新进展。',
      en: 'Order {orderNo}: {parcel} went out for delivery {since}; {reason}.\n\nWe are checking with the depot. If you have it already, please tell us on the page of your order.\n\nNext update by {next}.',
    },
  },
  'stall.pickup_reminder': {
    subject: { 'zh-CN': '订单 {orderNo} 待取，保管期快到了', en: 'Please collect order {orderNo} soon' },
    text: {
      'zh-CN':
        '订单 {orderNo} 的{parcel}已到取件点，保管期快到了，请尽快取件。\n\n若不方便去取，请打开订单页告诉我们，我们帮您想办法。\n\n若仍未取，{next} 前再提醒您。',
      en: 'Order {orderNo}: {parcel} is waiting at the pickup point and its storage time ends soon. Please collect it.\n\nIf you cannot, tell us on the page of your order and we find a way.\n\nIf it is still there, we remind you by {next}.',
    },
  },
  'stall.pickup_overdue': {
    subject: { 'zh-CN': '订单 {orderNo} 的保管期已过，可能退回', en: 'The storage time of order {orderNo} has ended' },
    text: {
      'zh-CN':
        '订单 {orderNo} 的{parcel}保管期已过：{reason}，可能会退回。\n\n客服正在与取件点联系，请尽快取件。\n\n{next} 前告诉您最新情况。',
      en: 'Order {orderNo}: the storage time of {parcel} has ended ({reason}); it may be sent back.\n\nWe are in touch with the pickup point. Please collect it soon.\n\nNext update by {next}.',
    },
  },
  'stall.promise_at_risk': {
    subject: { 'zh-CN': '订单 {orderNo} 可能赶不上约定的时间', en: 'Order {orderNo} may miss its promised date' },
    text: {
      'zh-CN':
        '订单 {orderNo} 可能赶不上约定的送达时间：{reason}。[最新预计 {eta} 前送达。]\n\n我们正在催办。您现在不需要做什么。\n\n{next} 前给您新进展。',
      en: 'Order {orderNo} may miss its promised date: {reason}. [We now expect it by {eta}.]\n\nWe are pressing for it. There is nothing you need to do.\n\nNext update by {next}.',
    },
  },
  'stall.past_promise': {
    subject: { 'zh-CN': '抱歉，订单 {orderNo} 没能按约定时间送到', en: 'We are sorry: order {orderNo} is late' },
    text: {
      'zh-CN':
        '很抱歉，订单 {orderNo} 没能按约定时间送到：{reason}。[最新预计 {eta} 前送达。]\n\n我们已升级催办，由专人跟进。\n\n{next} 前给您新进展。',
      en: 'We are sorry: order {orderNo} did not arrive as promised ({reason}). [We now expect it by {eta}.]\n\nWe have escalated it, and somebody follows it up in person.\n\nNext update by {next}.',
    },
  },
  'update.still_waiting': {
    subject: { 'zh-CN': '订单 {orderNo} 目前还没有新进展', en: 'Order {orderNo}: no news yet' },
    text: {
      'zh-CN':
        '我们答应过给您消息：订单 {orderNo} 的{parcel}还没有新进展，原因：{reason}。\n\n我们一直在跟进，没有忘记。[目前预计 {eta} 前送达。]\n\n{next} 前再给您消息。',
      en: 'We promised you word: there is no news on {parcel} of order {orderNo} yet ({reason}).\n\nWe are still on it. [As things stand we expect it by {eta}.]\n\nWe write again by {next}.',
    },
  },
  'update.resolved': {
    subject: { 'zh-CN': '好消息：订单 {orderNo} 的耽搁已经解决', en: 'Good news: order {orderNo} is moving again' },
    text: {
      'zh-CN':
        '订单 {orderNo} 之前的耽搁已经解决，目前{step}[（{city}）]。[预计 {eta} 前送达。]\n\n谢谢您的等待。后面再有耽搁，我们会主动告诉您。',
      en: 'The hold-up of order {orderNo} is over, now: {step}[ ({city})]. [We expect it by {eta}.]\n\nThank you for waiting. Should anything hold it up again, we tell you.',
    },
  },
  'milestone.shipped': {
    subject: { 'zh-CN': '订单 {orderNo} 已发出', en: 'Order {orderNo} is on its way' },
    text: {
      'zh-CN':
        '订单 {orderNo} 已发出：{parcel}。[预计 {eta} 前送达。]\n\n它走到哪里，打开订单页就能看到。\n\n路上若有耽搁，我们会主动告诉您，最迟 {next}。',
      en: 'Order {orderNo} is on its way: {parcel}. [We expect it by {eta}.]\n\nThe page of your order shows where it is.\n\nIf anything holds it up we will tell you, by {next} at the latest.',
    },
  },
  'milestone.out_for_delivery': {
    subject: { 'zh-CN': '订单 {orderNo} 正在派送', en: 'Order {orderNo} is out for delivery' },
    text: {
      'zh-CN':
        '订单 {orderNo} 的{parcel}正在派送，请留意快递来电。\n\n不方便收的话，可以打开订单页说明放在哪里。\n\n若到 {next} 还没签收，我们会再告诉您。',
      en: 'Order {orderNo}: {parcel} is out for delivery, please keep your phone at hand.\n\nIf you cannot take it, say on the page of your order where it may be left.\n\nIf it is not delivered by {next}, you will hear from us.',
    },
  },
  'milestone.available_for_pickup': {
    subject: { 'zh-CN': '订单 {orderNo} 已到取件点', en: 'Order {orderNo} is ready for pickup' },
    text: {
      'zh-CN':
        '订单 {orderNo} 的{parcel}已到取件点，请尽快取件。\n\n取件遇到困难，请打开订单页告诉我们。\n\n若还没取，{next} 前我们再提醒您。',
      en: 'Order {orderNo}: {parcel} is ready at the pickup point.\n\nIf there is any trouble collecting it, tell us on the page of your order.\n\nIf it is still there, we remind you by {next}.',
    },
  },
  'milestone.attempt_failed': {
    subject: { 'zh-CN': '订单 {orderNo} 派送未成功', en: 'Order {orderNo} could not be delivered' },
    text: {
      'zh-CN':
        '订单 {orderNo} 的{parcel}派送未成功：{reason}。\n\n我们已请快递再次派送。若地址或电话有变，请打开订单页告诉我们。\n\n{next} 前告诉您安排。',
      en: 'Order {orderNo}: delivery of {parcel} did not work out: {reason}.\n\nWe have asked for another attempt. If address or phone have changed, please tell us on the page of your order.\n\nYou will hear the plan by {next}.',
    },
  },
  'milestone.delivered': {
    subject: { 'zh-CN': '订单 {orderNo} 已签收', en: 'Order {orderNo} was delivered' },
    text: {
      'zh-CN': '订单 {orderNo} 已于 {since} 签收。\n\n若您没有收到，请打开订单页告诉我们，我们马上核查。',
      en: 'Order {orderNo} was delivered {since}.\n\nIf you do not have it, tell us on the page of your order and we look into it at once.',
    },
  },
  'milestone.returning': {
    subject: { 'zh-CN': '订单 {orderNo} 的包裹正在退回', en: 'The parcel of order {orderNo} is on its way back' },
    text: {
      'zh-CN': '订单 {orderNo} 的{parcel}正在退回：{reason}。\n\n客服会与您确认退款或补发，您不需要做什么。\n\n{next} 前给您答复。',
      en: 'Order {orderNo}: {parcel} is on its way back: {reason}.\n\nOur team settles refund or a new parcel with you; there is nothing you need to do.\n\nYou will have our answer by {next}.',
    },
  },
  'milestone.lost': {
    subject: { 'zh-CN': '很抱歉，订单 {orderNo} 的包裹遗失', en: 'We are sorry: the parcel of order {orderNo} is lost' },
    text: {
      'zh-CN': '很抱歉，快递确认订单 {orderNo} 的{parcel}遗失。\n\n我们会补发或退款，由您选择。\n\n{next} 前客服与您确认。',
      en: 'We are sorry: the carrier confirms that {parcel} of order {orderNo} is lost.\n\nWe send it again or refund you, as you like.\n\nOur team contacts you by {next}.',
    },
  },
  'request.address_done': {
    subject: { 'zh-CN': '订单 {orderNo} 的收货地址已改好', en: 'The address of order {orderNo} is changed' },
    text: {
      'zh-CN': '订单 {orderNo} 的收货地址已改好，仓库已确认，包裹会寄往新地址。\n\n如有不对，请尽快打开订单页告诉我们。',
      en: 'The warehouse has confirmed the new address of order {orderNo}; the parcel goes there.\n\nIf anything is wrong, please tell us on the page of your order soon.',
    },
  },
  'request.address_refused': {
    subject: { 'zh-CN': '订单 {orderNo} 的收货地址没能修改', en: 'The address of order {orderNo} could not be changed' },
    text: {
      'zh-CN': '订单 {orderNo} 的收货地址没能修改[：{reason}]，仍按原地址送。\n\n可以请快递改送，或打开订单页联系客服，我们一起想办法。',
      en: 'The address of order {orderNo} could not be changed[ ({reason})], it goes to the old one.\n\nYou can ask the carrier to redirect it, or our team on the page of your order.',
    },
  },
  'request.time_done': {
    subject: { 'zh-CN': '订单 {orderNo} 的送达时间已约好', en: 'The delivery time of order {orderNo} is arranged' },
    text: {
      'zh-CN': '订单 {orderNo} 的送达时间已约好，请打开订单页查看。\n\n有变化我们会再告诉您。',
      en: 'The delivery time of order {orderNo} is arranged; please see the page of your order.\n\nIf it changes, we tell you.',
    },
  },
  'request.time_refused': {
    subject: { 'zh-CN': '订单 {orderNo} 的送达时间没能约定', en: 'The delivery time of order {orderNo} could not be arranged' },
    text: {
      'zh-CN': '订单 {orderNo} 的送达时间没能约定[：{reason}]，包裹按正常时效送。\n\n不方便收的话，可以打开订单页说明放在哪里。',
      en: 'The delivery time of order {orderNo} could not be arranged[ ({reason})]. It comes in the usual time.\n\nIf you cannot take it, say on the page of your order where it may be left.',
    },
  },
  'request.cancel_done': {
    subject: { 'zh-CN': '订单 {orderNo} 已取消', en: 'Order {orderNo} is cancelled' },
    text: {
      'zh-CN': '订单 {orderNo} 已按您的申请取消。\n\n已付的钱会原路退回，到账时间以银行或支付平台为准。',
      en: 'Order {orderNo} is cancelled as you asked.\n\nWhat you paid goes back the way it came; how long that takes is up to your bank.',
    },
  },
  'request.cancel_refused': {
    subject: { 'zh-CN': '订单 {orderNo} 没来得及取消', en: 'Order {orderNo} could not be cancelled in time' },
    text: {
      'zh-CN': '订单 {orderNo} 没来得及取消[：{reason}]，会继续配送。\n\n收到后可以拒收或退货，打开订单页就能申请。',
      en: 'Order {orderNo} could not be cancelled in time[ ({reason})] and goes on.\n\nYou can refuse or return it; the page of your order says how.',
    },
  },
  'request.invoice_done': {
    subject: { 'zh-CN': '订单 {orderNo} 的发票已开具', en: 'The invoice of order {orderNo}' },
    text: {
      'zh-CN': '订单 {orderNo} 的发票已开具，会单独发到您的邮箱，也可以打开订单页查看。\n\n抬头或税号不对，请在订单页告诉我们。',
      en: 'The invoice of order {orderNo} is issued. It comes in a mail of its own, and stands on the page of your order.\n\nIf name or tax number are wrong, please tell us there.',
    },
  },
  'request.invoice_refused': {
    subject: { 'zh-CN': '订单 {orderNo} 的发票没能开具', en: 'The invoice of order {orderNo} could not be issued' },
    text: {
      'zh-CN': '订单 {orderNo} 的发票没能开具[：{reason}]。\n\n请打开订单页核对抬头和税号后再申请。',
      en: 'The invoice of order {orderNo} could not be issued[ ({reason})].\n\nPlease check name and tax number on the page of your order and ask again.',
    },
  },
  'ticket.answered': {
    subject: { 'zh-CN': '您就订单 {orderNo} 反映的问题有了答复', en: 'We have answered your report on order {orderNo}' },
    text: {
      'zh-CN': '您就订单 {orderNo} 反映的问题[（工单 {ticketNo}）]，客服已答复，请打开订单页查看。\n\n还有疑问可以直接在页面上回复。',
      en: 'Our team has answered what you reported on order {orderNo}[ (no. {ticketNo})]. Please read it on the page of your order.\n\nYou can write back there.',
    },
  },
  'ticket.closed': {
    subject: { 'zh-CN': '您就订单 {orderNo} 反映的问题已处理完', en: 'Your report on order {orderNo} is settled' },
    text: {
      'zh-CN':
        '您就订单 {orderNo} 反映的问题[（工单 {ticketNo}）]已处理完。\n\n请打开订单页看处理结果，并告诉我们是否解决；没有解决，我们接着办。',
      en: 'What you reported on order {orderNo}[ (no. {ticketNo})] has been settled.\n\nPlease see how on the page of your order and tell us whether it helped; if not, we go on.',
    },
  },
  'ticket.told': {
    subject: { 'zh-CN': '订单 {orderNo}：客服给您留言了', en: 'Order {orderNo}: a message from our team' },
    text: {
      'zh-CN': '客服就订单 {orderNo} 给您留言了，请打开订单页查看。\n\n有疑问可以直接在页面上回复。',
      en: 'Our team has written to you about order {orderNo}. Please read it on the page of your order.\n\nYou can write back there.',
    },
  },
  'ticket.settled': {
    subject: { 'zh-CN': '订单 {orderNo} 的问题已处理好', en: 'Order {orderNo}: it has been settled' },
    text: {
      'zh-CN': '订单 {orderNo} 之前的问题已处理好。\n\n请打开订单页看处理结果，并告诉我们是否解决；没有解决，我们接着办。',
      en: 'What was wrong with order {orderNo} has been settled.\n\nPlease see how on the page of your order and tell us whether all is well; if not, we go on.',
    },
  },
};
