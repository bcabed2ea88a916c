import type { Channel, ChannelCode } from './channel';
import { twilioSms } from './twilio_sms/twilio-sms';
import { wechatTemplate } from './wechat_template/wechat-template';

/** Every channel, in the order in which they are preferred. */
export const CHANNELS: Record<ChannelCode, Channel> = { wechat_template: wechatTemplate, twilio_sms: twilioSms };
