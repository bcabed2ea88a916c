const WORDS: Record<string, string> = {
  'zh-CN': '现在连不上网络，这是{when}的状态。连上后会自动更新。',
  'zh-TW': '現在連不上網路，這是{when}的狀態。連上後會自動更新。',
  en: 'You are offline; this is how it stood {when}. It renews itself once you are back.',
};

/** The line on top of a page that was kept: that there is no network, and the time (on this device's clock) it stems from. */
export function offlineLine(language: string, keptAt: number, now: number): string {
  const isToday = new Date(keptAt).toDateString() === new Date(now).toDateString();
  const day: Intl.DateTimeFormatOptions = isToday ? {} : { month: 'short', day: 'numeric' };
  const told = new Intl.DateTimeFormat(language, { ...day, hour: '2-digit', minute: '2-digit', hour12: false }).format(keptAt);
  const when = language === 'en' ? `${isToday ? 'at' : 'on'} ${told}` : ` ${told} `;
  return `<p class="note warn aged" role="status" data-offline>${(WORDS[language] ?? WORDS.en!).replace('{when}', when)}</p>`;
}
