import type { ScanStep } from './scan-step';

/** What a carrier's text can name. */
export interface ScanWords {
  /** 深圳市. */
  city: string;
  /** 深圳. */
  cityName: string;
  province: string;
  nextCityName: string;
  /** The branch that collects or delivers: 深圳南山站. */
  branch: string;
  courier: string;
  phone: string;
  signer: string;
  pickupCode: string;
}

type Voice = Partial<Record<ScanStep, (w: ScanWords) => string>>;

/** What most networks write, and what fills the gaps of the others. */
const COMMON: Record<ScanStep, (w: ScanWords) => string> = {
  collected: (w) => `【${w.city}】${w.branch} 的 ${w.courier}(${w.phone}) 已揽收`,
  departed: (w) => `【${w.city}】快件离开 ${w.cityName}转运中心 已发往 ${w.nextCityName}转运中心`,
  arrived: (w) => `【${w.city}】快件已到达 ${w.cityName}转运中心`,
  held: (w) => `【${w.city}】受恶劣天气影响,快件在 ${w.cityName}转运中心 滞留,将尽快为您转运`,
  resolved: (w) => `【${w.city}】快件已恢复转运`,
  left_country: (w) => `【${w.city}】已离开 ${w.cityName}国际交换站`,
  arrived_country: (w) => `【${w.city}】到达目的地国家`,
  customs_started: (w) => `【${w.city}】清关中`,
  customs_docs: (w) => `【${w.city}】清关异常,需补充申报资料`,
  customs_released: (w) => `【${w.city}】清关完成`,
  at_destination: (w) => `【${w.city}】快件已到达 ${w.branch}`,
  out: (w) => `【${w.city}】${w.branch} 的 ${w.courier}(${w.phone}) 正在派件,请保持电话畅通`,
  absent: (w) => `【${w.city}】派送不成功:收件人不在家,电话无人接听,将再次派送,快递员 ${w.courier}(${w.phone})`,
  refused: (w) => `【${w.city}】收件人拒收,快件将退回寄件方`,
  in_locker: (w) => `【${w.city}】快件已放入 ${w.branch}丰巢智能柜,请凭取件码${w.pickupCode}及时取件,有问题联系 ${w.courier}(${w.phone})`,
  overdue: (w) => `【${w.city}】快件在丰巢智能柜已超时未取,请尽快取件`,
  signed_self: (w) => `【${w.city}】快件已签收,签收人: 本人,感谢使用,期待再次为您服务`,
  signed_agent: (w) => `【${w.city}】快件已由${w.signer}代签收,如有疑问请联系 ${w.courier}(${w.phone})`,
  signed_late: (w) => `【${w.city}】再次派送成功,快件已签收,签收人: 本人`,
  taken: (w) => `【${w.city}】快件已被收件人从丰巢智能柜取走,取件成功`,
  returning: (w) => `【${w.city}】快件正在退回途中,退回至 ${w.nextCityName}`,
  returned: (w) => `【${w.city}】退件已由寄件方签收`,
};

const SF: Voice = {
  collected: (w) => `顺丰速运 已收取快件,收派员:${w.courier},电话:${w.phone}`,
  departed: (w) => `快件在【${w.cityName}集散中心】完成分拣,准备发往 【${w.nextCityName}集散中心】`,
  arrived: (w) => `快件到达 【${w.cityName}集散中心】`,
  at_destination: (w) => `快件到达 【${w.branch}营业点】`,
  out: (w) => `快件交给${w.courier},正在派送途中(联系电话:${w.phone},顺丰已开启“安全呼叫”保护您的电话隐私)`,
  signed_self: () => '已签收(本人签收),感谢使用顺丰,期待再次为您服务',
  signed_agent: (w) => `已派送至${w.signer}代收,感谢使用顺丰,期待再次为您服务`,
  in_locker: (w) => `快件已存放至丰巢柜,取件码「${w.pickupCode}」,请及时取件`,
  refused: () => '派送不成功,原因:收件人拒收',
  absent: () => '派送不成功,原因:联系不上收方客户,待再次派送',
};

const YTO: Voice = {
  collected: (w) => `【${w.province}${w.city}${w.branch}公司】 已收件 取件人: ${w.courier} (${w.phone})`,
  departed: (w) => `【${w.cityName}转运中心公司】 已发出 下一站 【${w.nextCityName}转运中心公司】`,
  arrived: (w) => `【${w.cityName}转运中心公司】 已收入`,
  out: (w) => `【${w.province}${w.city}${w.branch}公司】 派件中 派件人: ${w.courier} 电话 ${w.phone}`,
  signed_self: () => '客户签收人: 本人 已签收 感谢使用圆通速递,期待再次为您服务',
};

const STO: Voice = {
  collected: (w) => `【${w.branch}】的收件员【${w.courier}】(${w.phone})已收件`,
  departed: (w) => `快件由【${w.cityName}转运中心】发往【${w.nextCityName}转运中心】`,
  arrived: (w) => `快件已到达【${w.cityName}转运中心】`,
  out: (w) => `【${w.branch}】的派件员【${w.courier}】(${w.phone})正在为您派件`,
};

const YUNDA: Voice = {
  collected: (w) => `[${w.cityName}主城区公司${w.branch}]进行揽件扫描;揽件员:${w.courier};联系电话:${w.phone}`,
  departed: (w) => `[${w.province}${w.cityName}分拨中心]从站点发出,本次转运目的地:${w.nextCityName}分拨中心`,
  arrived: (w) => `[${w.province}${w.cityName}分拨中心]在分拨中心进行卸车扫描`,
  at_destination: (w) => `[${w.branch}]到达目的地网点,快件很快进行派送`,
  out: (w) => `[${w.branch}]进行派件扫描;派送业务员:${w.courier};联系电话:${w.phone}`,
};

const JD: Voice = {
  collected: (w) => `您的快件已由【${w.branch}】揽收完成`,
  departed: (w) => `您的快件已发车,由【${w.cityName}分拣中心】发往【${w.nextCityName}分拣中心】`,
  arrived: (w) => `您的快件已到达【${w.cityName}分拣中心】`,
  at_destination: (w) => `您的快件已到达【${w.branch}营业部】`,
  out: (w) => `您的快件正在派送中,请您准备签收(快递员:${w.courier},联系电话:${w.phone})`,
  signed_self: () => '您的快件已签收,签收人:本人,感谢使用京东物流',
};

const EMS: Voice = {
  collected: (w) => `【${w.branch}】已收寄,揽投员:${w.courier},电话:${w.phone}`,
  departed: (w) => `离开【${w.cityName}邮件处理中心】,下一站【${w.nextCityName}邮件处理中心】`,
  arrived: (w) => `到达【${w.cityName}邮件处理中心】`,
  out: (w) => `【${w.branch}】安排投递,投递员:${w.courier},电话:${w.phone}`,
  signed_self: (w) => `【${w.branch}】已妥投,签收人:本人`,
};

/** Carriers abroad write English. */
const ENGLISH: Voice = {
  collected: (w) => `Shipment collected, ${w.cityName}`,
  departed: (w) => `Departed from facility, ${w.cityName}`,
  arrived: (w) => `Arrived at facility, ${w.cityName}`,
  left_country: () => 'Departed from country of origin, Shenzhen exchange office',
  arrived_country: (w) => `Arrived in destination country, ${w.cityName}`,
  customs_started: () => 'Presented to customs',
  customs_docs: () => 'Held by customs: further documents are needed',
  customs_released: () => 'Released by customs',
  at_destination: (w) => `Arrived at delivery office, ${w.cityName}`,
  out: (w) => `Out for delivery, ${w.cityName}`,
  signed_self: (w) => `Delivered, signed by addressee, ${w.cityName}`,
  signed_agent: (w) => `Delivered, front desk, ${w.cityName}`,
  absent: () => 'Delivery attempted, nobody at home, notice left',
};

const VOICES: Record<string, Voice> = {
  sf: SF,
  yto: YTO,
  sto: STO,
  yunda: YUNDA,
  jd: JD,
  ems: EMS,
  usps: ENGLISH,
  'royal-mail': ENGLISH,
  dhl: ENGLISH,
  'canada-post': ENGLISH,
  'australia-post': ENGLISH,
};

/** A scan in the words of its carrier; they name couriers, phones and pickup codes, as the real ones do. */
export function sayScan(carrier: string, step: ScanStep, words: ScanWords): string {
  return (VOICES[carrier]?.[step] ?? COMMON[step])(words);
}
