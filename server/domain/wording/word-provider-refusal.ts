import type { AlertParams } from '../notice/staff-alert';
import type { Text, WrittenLanguage } from '../shared/language';
import { fillWords } from './fill-words';

const say = (zh: string, en: string): Text => ({ 'zh-CN': zh, en });

/** Channels as alerts call them; a channel that is not here goes by its code. */
const CHANNELS: Record<string, Text> = {
  wechat_template: say('微信模板消息', 'WeChat template messages'),
  wechat_subscribe: say('微信订阅消息', 'WeChat one-time messages'),
  aliyun_sms: say('阿里云短信', 'SMS by Aliyun'),
  tencent_sms: say('腾讯云短信', 'SMS by Tencent Cloud'),
  twilio_sms: say('Twilio 短信', 'SMS by Twilio'),
  email: say('邮件', 'e-mail'),
};

const WORDS = {
  title: say('“{name}”被{channel}拒发', '“{name}” is refused by {channel}'),
  text: say(
    '代码 {code}。这条消息在该渠道暂停，其他消息照发；请改文字或重新报备',
    'Code {code}. It rests there, other messages go on; change its words or have them approved anew',
  ),
};
const ACCOUNT = {
  title: say('{channel}拒绝了我们的账号', '{channel} refuses our account'),
  text: say(
    '代码 {code}。该渠道暂停，每十分钟再试；请检查账号、余额和权限',
    'Code {code}. The channel rests and is tried every ten minutes; look at account, balance and permissions',
  ),
};

/** A refusal of a provider in words: of one template where the alert names it, else of our account. */
export function wordProviderRefusal(params: AlertParams, language: WrittenLanguage): { title: string; text: string } {
  const { title, text } = params.templateKey === undefined ? ACCOUNT : WORDS;
  const channel = CHANNELS[String(params.channel)]?.[language] ?? String(params.channel);
  const values = { ...params, channel, name: String((language === 'en' ? params.nameEn : params.nameZh) ?? '') };
  return { title: fillWords(title[language], values), text: fillWords(text[language], values) };
}
