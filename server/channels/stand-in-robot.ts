import type { PhoneMessage } from './stand-in';

function plain(text: string): string {
  return text.replace(/[&<>"']/g, (c) => `&#${c.charCodeAt(0)};`);
}

/** The little markdown that our robots speak: bold, links, and ids that are called. */
function marked(text: string): string {
  return plain(text)
    .replace(/\*\*([^*\n]+)\*\*/g, '<strong>$1</strong>')
    .replace(/\[([^\]\n]+)\]\((https?:\/\/[^\s)]+)\)/g, '<a href="$2" target="_blank" rel="noreferrer">$1</a>')
    .replace(/&#60;@([^&\s]+)&#62;/g, '<strong>@$1</strong>');
}

/** What a robot said in its group: words, picture, and who was called. */
export function robotBubble({ text, mentions, picture }: PhoneMessage): string {
  const called = mentions?.length ? `<p class="called">@${mentions.map(plain).join(' @')}</p>` : '';
  const image = picture ? `<img alt="" src="data:image/png;base64,${plain(picture)}">` : '';
  return `<div class="bubble">${text ? marked(text) : ''}${image}${called}</div>`;
}
