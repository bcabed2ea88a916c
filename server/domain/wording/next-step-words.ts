import type { Language } from '../shared/language';
import type { HeadlineKey } from './headline-words';

const UNPACKED: Record<Language, string> = {
  'zh-CN': '打包后交给快递揽收[，{eta}]',
  en: 'it is packed and handed to the carrier[, {eta}]',
};
const ON_THE_ROAD: Record<Language, string> = {
  'zh-CN': '[到达{to}后安排派送|安排派送][，{eta}]',
  en: '[once it reaches {to}, the delivery is planned|the delivery is planned][, {eta}]',
};
const COLLECT: Record<Language, string> = {
  'zh-CN': '凭快递短信里的取件码取件，久放会被退回',
  en: 'collect it with the code the carrier sent you; after some days it goes back',
};
const RESOLVE: Record<Language, string> = {
  'zh-CN': '有结果马上通知您[，最晚 {next}]',
  en: 'we will tell you as soon as we know[, at the latest {next}]',
};
const CHECK_GOODS: Record<Language, string> = {
  'zh-CN': '请检查商品；有问题请告诉商家客服',
  en: 'please check your goods; tell the shop if something is wrong',
};

/** What comes after each headline, with its parameters; null where nothing does. */
export const NEXT_STEPS: Record<HeadlineKey, Record<Language, string> | null> = {
  pending_payment: { 'zh-CN': '付款后仓库开始备货', en: 'once paid, the warehouse starts' },
  deposit_paid: { 'zh-CN': '付清尾款后仓库开始备货', en: 'once the balance is paid, the warehouse starts' },
  payment_verifying: { 'zh-CN': '付款确认后仓库开始备货', en: 'once the payment is confirmed, the warehouse starts' },
  paid: UNPACKED,
  in_review: { 'zh-CN': '审核通过后仓库开始备货[，{eta}]', en: 'once approved, the warehouse starts[, {eta}]' },
  presale_waiting: { 'zh-CN': '到期后打包发货[，{eta}]', en: 'it is packed and sent when its turn comes[, {eta}]' },
  in_production: { 'zh-CN': '完工后打包发货[，{eta}]', en: 'once made, it is packed and sent[, {eta}]' },
  backordered: { 'zh-CN': '补货到仓后打包发货[，{eta}]', en: 'once restocked, it is packed and sent[, {eta}]' },
  allocated: UNPACKED,
  picking: UNPACKED,
  picked: UNPACKED,
  packed: { 'zh-CN': '{carrier}揽收后出现第一条物流动态[，{eta}]', en: '{carrier} collects it, then the first scan appears here[, {eta}]' },
  shipped: { 'zh-CN': '出现第一条物流动态后这里自动更新[，{eta}]', en: 'the first scan of the carrier appears here by itself[, {eta}]' },
  partially_shipped: { 'zh-CN': '其余商品打包后发出[，{eta}]', en: 'the rest is packed and sent[, {eta}]' },
  partially_delivered: { 'zh-CN': '其余商品打包后发出[，{eta}]', en: 'the rest is packed and sent[, {eta}]' },
  no_data: { 'zh-CN': '{carrier}首次扫描后这里自动更新[，{eta}]', en: 'the first scan of {carrier} appears here by itself[, {eta}]' },
  label_created: { 'zh-CN': '交给{carrier}后开始运输[，{eta}]', en: 'it is handed to {carrier}[, {eta}]' },
  awaiting_pickup: { 'zh-CN': '{carrier}揽收后开始运输[，{eta}]', en: '{carrier} collects it[, {eta}]' },
  picked_up: ON_THE_ROAD,
  in_transit: ON_THE_ROAD,
  in_transit_departed: ON_THE_ROAD,
  in_transit_arrived: ON_THE_ROAD,
  in_transit_left_country: { 'zh-CN': '抵达后办理清关[，{eta}]', en: 'customs clearance on arrival[, {eta}]' },
  in_transit_arrived_country: { 'zh-CN': '清关后继续运[往{to}|输][，{eta}]', en: 'customs, then it moves on[ to {to}][, {eta}]' },
  in_transit_forwarded: ON_THE_ROAD,
  in_transit_missorted: ON_THE_ROAD,
  customs: { 'zh-CN': '放行后继续运[往{to}|输][，{eta}]', en: 'once released, it moves on[ to {to}][, {eta}]' },
  customs_inspect: { 'zh-CN': '查验通过后放行[，{eta}]', en: 'once inspected, it is released[, {eta}]' },
  customs_docs: { 'zh-CN': '资料补齐后海关继续办理', en: 'customs goes on once it has the papers' },
  customs_duty: { 'zh-CN': '税费缴清后海关放行', en: 'customs releases it once the duty is paid' },
  customs_held: RESOLVE,
  customs_released: ON_THE_ROAD,
  at_destination: { 'zh-CN': '快递员上门派送[，{eta}]', en: 'the courier brings it to you[, {eta}]' },
  handed_to_partner: { 'zh-CN': '合作快递上门派送[，{eta}]', en: 'the partner carrier delivers it[, {eta}]' },
  out_for_delivery: { 'zh-CN': '请留意快递电话[，{eta}]', en: 'keep your phone at hand[, {eta}]' },
  out_for_delivery_appointment: { 'zh-CN': '快递员按预约时间上门[，{eta}]', en: 'the courier comes at the booked time[, {eta}]' },
  available_for_pickup: COLLECT,
  available_for_pickup_locker: COLLECT,
  available_for_pickup_station: COLLECT,
  available_for_pickup_store: COLLECT,
  available_for_pickup_overdue: { 'zh-CN': '再不取件，包裹会被退回', en: 'it goes back if nobody collects it' },
  attempt_failed: { 'zh-CN': '{carrier}会再次派送[，{eta}]', en: '{carrier} tries again[, {eta}]' },
  attempt_failed_address: { 'zh-CN': '地址更正后再次派送', en: 'another try once the address is right' },
  attempt_failed_refused: { 'zh-CN': '如果不是您拒收，请马上联系客服', en: 'if it was not you who refused it, contact us at once' },
  attempt_failed_area: RESOLVE,
  delivered: CHECK_GOODS,
  delivered_told: { 'zh-CN': '没收到？请告诉商家客服，马上核实', en: 'not received? Tell the shop and they will check at once' },
  delivered_all: CHECK_GOODS,
  delivery_conflict: RESOLVE,
  sources_conflict: RESOLVE,
  disputed: RESOLVE,
  returning: { 'zh-CN': '退回仓库后办理退款或补发', en: 'once it is back, we refund you or send it again' },
  returned: { 'zh-CN': '客服为您办理退款或补发', en: 'our team arranges a refund or a new parcel' },
  lost: RESOLVE,
  destroyed: RESOLVE,
  voided: { 'zh-CN': '仓库会换一个运单重新发出，或由客服联系您', en: 'the warehouse sends it with a new label, or our team contacts you' },
  completed: null,
  completed_confirmed: null,
  cancelling: {
    'zh-CN': '拦截成功就退款；来不及拦截会马上告诉您',
    en: 'if it is stopped in time you are refunded; if not, we will tell you at once',
  },
  cancelled: null,
  forced: { 'zh-CN': '系统确认后继续更新', en: 'the page goes on once a system confirms it' },
  order_returned: { 'zh-CN': '[{refund}|客服为您办理退款或补发]', en: '[{refund}|our team arranges a refund or a new parcel]' },
  exception: RESOLVE,
  stalled: RESOLVE,
  late: RESOLVE,
  silent: { 'zh-CN': '数据恢复后这里自动更新', en: 'this page updates by itself once the data is back' },
  payment_silent: {
    'zh-CN': '付款结果恢复后自动确认，您不用做什么',
    en: 'your payment is confirmed by itself once the data is back, nothing to do for you',
  },
  source_silent: {
    'zh-CN': '订单照常进行，数据恢复后补上中间的进展',
    en: 'your order goes on; what we missed is filled in once the data is back',
  },
};
