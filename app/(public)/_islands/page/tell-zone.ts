/** Lets the server write times on the clock of this device, from the next page on. */
export function tellZone(): void {
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store is missing in webviews of the last years
  if (zone) document.cookie = `daona_zone=${encodeURIComponent(zone)};path=/;max-age=31536000;samesite=lax`;
}
