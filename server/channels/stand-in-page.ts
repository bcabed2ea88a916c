import { smsLength } from '../domain/template/sms-length';
import { mailView } from './email/stand-in-mail';
import { GOOD_DAY, type PhoneMessage, type StandInAnswer, type StandInRequest, type StandInWorld, type Switches } from './stand-in';
import { robotBubble } from './stand-in-robot';
import { STAND_IN_STYLE } from './stand-in-style';

export interface PhoneActions {
  replyBySms(from: string, text: string): Promise<void>;
  follow(openid: string, scene: string | null): Promise<void>;
  agree(openid: string, isAgreed: boolean): Promise<void>;
}

const LABELS: Record<string, string> = {
  character_string1: '订单编号',
  thing2: '当前进度',
  thing3: '情况说明',
  thing4: '我们在做',
  time5: '更新时间',
};

const STATES: Record<PhoneMessage['status'], string> = { accepted: '已提交', sent: '已发出', delivered: '已送达', failed: '未送达' };

function plain(text: string): string {
  return text.replace(/[&<>"']/g, (c) => `&#${c.charCodeAt(0)};`);
}

function time(at: number): string {
  return new Intl.DateTimeFormat('zh-CN', {
    timeZone: 'Asia/Shanghai',
    month: 'numeric',
    day: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
  }).format(at);
}

function page(title: string, body: string, script: string): StandInAnswer {
  const html = `<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">
<title>${plain(title)}</title><style>${STAND_IN_STYLE}</style><noscript><meta http-equiv="refresh" content="4"></noscript></head><body>${body}<script>${script}</script></body></html>`;
  return { status: 200, contentType: 'text/html; charset=utf-8', body: html };
}

/** Swaps the live part of the page for its newest state every two seconds, and keeps the end of a chat in view. */
const REFRESH = `
const live=document.querySelector('[data-live]');
const down=()=>{const c=document.querySelector('.chat');if(c)c.scrollTop=c.scrollHeight};
down();
setInterval(async()=>{
  if(document.hidden)return;
  try{
    const text=await(await fetch(live.dataset.live)).text();
    if(text!==live.dataset.shown){const first=live.dataset.shown===undefined;live.dataset.shown=text;if(!first||live.innerHTML.trim()!==text.trim()){live.innerHTML=text;down()}}
  }catch{}
},2000);`;

const BADGES: Record<PhoneMessage['channel'], string> = { sms: 'SMS', wechat: '微信', mail: '邮件', robot: '群' };

function preview(message: PhoneMessage): string {
  return message.mail?.subject ?? message.text ?? message.fields?.map((f) => f.value).join(' · ') ?? (message.picture ? '[图片]' : '');
}

function phoneList(world: StandInWorld): string {
  const latest = new Map<string, PhoneMessage>();
  for (const message of world.messages) latest.set(message.to, message);
  const phones = [...latest.values()].sort((a, b) => b.at - a.at).slice(0, 200);
  if (phones.length === 0)
    return '<p class="empty">还没有短信。门户一发消息，就会出现在这里。<br>No messages yet. What the portal sends appears here.</p>';
  const items = phones.map(
    (m) => `<li><a href="/phone?number=${encodeURIComponent(m.to)}"><span class="badge ${m.channel}">${BADGES[m.channel]}</span>
<span class="who">${plain(m.to)}</span><span class="when">${time(m.at)}</span><span class="last">${plain(preview(m))}</span></a></li>`,
  );
  return `<ul class="phones">${items.join('')}</ul>`;
}

function tick(name: keyof Switches, label: string, on: boolean): string {
  return `<label class="tick"><input type="checkbox" name="${name}" value="1"${on ? ' checked' : ''}> ${label}</label>`;
}

function switchForm({ switches }: StandInWorld): string {
  const receipts = [
    ['in_order', '按顺序'],
    ['shuffled', '乱序'],
    ['none', '不回执'],
  ].map(([value, label]) => `<option value="${value}"${switches.receipts === value ? ' selected' : ''}>${label}</option>`);
  const number = (name: keyof Switches, label: string) =>
    `<label>${label}<input type="number" name="${name}" value="${switches[name]}"></label>`;
  const code = (name: keyof Switches, label: string) =>
    `<label>${label}<input type="text" name="${name}" value="${plain(String(switches[name]))}"></label>`;
  return `<form class="switches" method="post" action="/switches">
${code('refuse', '拒收错误码（0 为正常）')}${code('failReceipt', '回执报错码（0 为送达）')}
${tick('tooMany', '限流（429 / Throttling / 45011 / 421 / 130101）', switches.tooMany)}${tick('hang', '已发出但一直不应答', switches.hang)}${tick('loseAnswer', '已发出但应答丢失', switches.loseAnswer)}
<label>回执<select name="receipts">${receipts.join('')}</select></label>${number('receiptDelayMs', '回执延迟（毫秒）')}
<button>保存</button></form>`;
}

function listPage(world: StandInWorld): StandInAnswer {
  const body = `<header class="top"><h1>测试手机 · Stand-in phones</h1><p>短信、公众号、邮件与群机器人通道的替身：不会有任何消息真正发出。</p></header>
<main class="list"><section class="card"><h2>收到的消息</h2><div data-live="/phones">${phoneList(world)}</div></section>
<aside class="card"><h2>通道行为开关</h2>${switchForm(world)}</aside></main>`;
  return page('测试手机', body, REFRESH);
}

/** Addresses in a message as links, everything else as plain text. */
function linked(text: string): string {
  return text
    .split(/(https?:\/\/[\x21-\x7e]+)/)
    .map((part, i) => (i % 2 ? `<a href="${plain(part)}" target="_blank" rel="noreferrer">${plain(part)}</a>` : plain(part)))
    .join('');
}

function chatMessage(message: PhoneMessage): string {
  const stamp = `<span class="stamp">${time(message.at)}</span>`;
  const state = `<span class="state ${message.status}">${STATES[message.status]}`;
  if (message.channel === 'sms') {
    const { segments, encoding } = smsLength(message.text ?? '');
    return `${stamp}<div class="bubble">${linked(message.text ?? '')}</div>${state} · ${segments} 条（${encoding === 'ucs2' ? 'UCS-2' : 'GSM-7'}）</span>`;
  }
  if (message.channel === 'mail') return `${stamp}${mailView(message)}${state}</span>`;
  if (message.channel === 'robot') return `${stamp}${robotBubble(message)}${state}</span>`;
  const rows = (message.fields ?? []).map((f) => `<dt>${plain(LABELS[f.key] ?? f.key)}</dt><dd>${plain(f.value)}</dd>`);
  const inner = `<h3>订单进度提醒</h3><dl>${rows.join('')}</dl><span class="more"><span>查看详情</span><span aria-hidden="true">›</span></span>`;
  const card = message.link
    ? `<a class="notice" href="${plain(message.link)}" target="_blank" rel="noreferrer">${inner}</a>`
    : `<div class="notice">${inner}</div>`;
  return `${stamp}${card}${state}</span>`;
}

/** What can be done from a phone: an SMS is answered, an official account followed or left. */
function replyForm(number: string, channel: PhoneMessage['channel']): string {
  if (channel === 'mail' || channel === 'robot') return '';
  return channel === 'wechat'
    ? `<form class="reply" method="post" action="/follow"><input type="hidden" name="openid" value="${plain(number)}"><input type="text" name="scene" placeholder="扫码场景值，留空为取消关注"><button>扫码</button></form>
<form class="reply agree" method="post" action="/agree"><input type="hidden" name="openid" value="${plain(number)}"><button name="answer" value="accept">同意再收一条订阅通知</button><button name="answer" value="reject">不同意</button></form>`
    : `<form class="reply" method="post" action="/reply"><input type="hidden" name="number" value="${plain(number)}"><input type="text" name="text" placeholder="回复短信，如 T 退订" required><button>发送</button></form>`;
}

function chat(world: StandInWorld, number: string): string {
  const messages = world.messages.filter((m) => m.to === number);
  return messages.length > 0 ? messages.map(chatMessage).join('') : '<p class="empty">这部手机还没有收到消息</p>';
}

function phonePage(world: StandInWorld, number: string): StandInAnswer {
  const last = world.messages.findLast((m) => m.to === number);
  const channel = last?.channel ?? (number.startsWith('+') ? 'sms' : 'wechat');
  const from = last?.from ?? (channel === 'wechat' ? '公众号' : '短信');
  const clock = new Intl.DateTimeFormat('zh-CN', { timeZone: 'Asia/Shanghai', hour: '2-digit', minute: '2-digit' }).format(world.now());
  const body = `<main class="desk"><div class="phone"><div class="bar"><span>${clock}</span><span>5G ▮▮▮</span></div>
<div class="head"><a href="/">‹ 返回</a><strong>${plain(from)}</strong><span>发给 ${plain(number)}</span></div>
<div class="chat" data-live="/phone/messages?number=${encodeURIComponent(number)}">${chat(world, number)}</div>${replyForm(number, channel)}</div></main>`;
  return page(`手机 ${number}`, body, REFRESH);
}

function fragment(html: string): StandInAnswer {
  return { status: 200, contentType: 'text/html; charset=utf-8', body: html };
}

function readSwitches(form: URLSearchParams): Switches {
  const number = (name: string, most: number) => Math.min(most, Math.max(-1, Math.trunc(Number(form.get(name) ?? 0)) || 0));
  const code = (name: string) => {
    const told = (form.get(name) ?? '').trim().slice(0, 80);
    return /^[A-Za-z][\w.:-]*$/.test(told) ? told : number(name, 999_999);
  };
  const receipts = form.get('receipts');
  return {
    refuse: code('refuse'),
    failReceipt: code('failReceipt'),
    hang: form.get('hang') === '1',
    tooMany: form.get('tooMany') === '1',
    loseAnswer: form.get('loseAnswer') === '1',
    receipts: receipts === 'shuffled' || receipts === 'none' ? receipts : GOOD_DAY.receipts,
    receiptDelayMs: Math.max(0, number('receiptDelayMs', 600_000)),
  };
}

function goTo(where: string): StandInAnswer {
  return fragment(`<!doctype html><meta http-equiv="refresh" content="0;url=${plain(where)}">`);
}

/** The pages of the phones: `/` lists them, `/phone?number=` is one, with its switches and answers. */
export async function answerPage(request: StandInRequest, world: StandInWorld, actions: PhoneActions): Promise<StandInAnswer> {
  const form = new URLSearchParams(request.method === 'POST' ? request.body : '');
  const number = (form.get('number') ?? request.query.get('number') ?? '').trim();
  switch (`${request.method} ${request.path}`) {
    case 'GET /':
      return listPage(world);
    case 'GET /phones':
      return fragment(phoneList(world));
    case 'GET /phone':
      return phonePage(world, number);
    case 'GET /phone/messages':
      return fragment(chat(world, number));
    case 'GET /messages.json':
      return {
        status: 200,
        contentType: 'application/json',
        body: JSON.stringify(world.messages.filter((m) => !number || m.to === number)),
      };
    case 'POST /switches':
      world.switches = readSwitches(form);
      return goTo('/');
    case 'POST /templates': {
      const [templateId, text] = [form.get('templateId')?.trim(), form.get('text')?.trim()];
      if (!templateId || !text) return { status: 400, contentType: 'text/plain; charset=utf-8', body: 'A template has an id and a text.' };
      world.templates.set(templateId, text);
      return goTo('/');
    }
    case 'POST /reply':
      await actions.replyBySms(number, form.get('text') ?? '');
      return goTo(`/phone?number=${encodeURIComponent(number)}`);
    case 'POST /follow': {
      const openid = form.get('openid') ?? '';
      await actions.follow(openid, form.get('scene')?.trim() || null);
      return goTo(`/phone?number=${encodeURIComponent(openid)}`);
    }
    case 'POST /agree': {
      const openid = form.get('openid') ?? '';
      await actions.agree(openid, form.get('answer') === 'accept');
      return goTo(`/phone?number=${encodeURIComponent(openid)}`);
    }
    case 'POST /unsubscribe': {
      const mail = world.messages.find((m) => m.id === form.get('id') && m.mail?.isOneClick);
      if (mail?.mail?.unsubscribeUrl) {
        // as a mail program does it (RFC 8058): a form, no cookies
        const headers = { 'content-type': 'application/x-www-form-urlencoded' };
        mail.mail.unsubscribed = await world.post(mail.mail.unsubscribeUrl, 'List-Unsubscribe=One-Click', headers);
      }
      return goTo(`/phone?number=${encodeURIComponent(mail?.to ?? '')}`);
    }
    default:
      return { status: 404, contentType: 'text/plain; charset=utf-8', body: 'The stand-in has nothing here.' };
  }
}
