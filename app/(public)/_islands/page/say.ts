/** Tells screen readers, once and politely. */
export function say(words: string): void {
  const place = document.getElementById('said');
  if (place) place.textContent = words;
}
