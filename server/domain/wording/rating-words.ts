import type { RatingReason } from '../rating/rating';
import type { Text } from '../shared/language';

const say = (zh: string, en: string): Text => ({ 'zh-CN': zh, en });

/** Why a score is what it is. */
export const RATING_REASON_NAMES: Record<RatingReason, Text> = {
  speed: say('送达快慢', 'how fast it came'),
  told_in_time: say('消息是否及时', 'being told in time'),
  packaging: say('包装', 'the packaging'),
  goods: say('商品', 'the goods'),
  courier: say('快递员', 'the courier'),
  service: say('客服', 'customer service'),
  other: say('其他', 'something else'),
};
