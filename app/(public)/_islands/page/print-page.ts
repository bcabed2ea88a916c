/** Prints the page with everything unfolded and the code that leads back to it; without that code when it cannot be had. */
export async function printPage(button: HTMLElement): Promise<void> {
  const code = document.querySelector<HTMLImageElement>('img.qr') ?? new Image();
  if (!code.src) {
    code.className = 'qr';
    code.alt = '';
    code.src = button.dataset.print!;
    document.body.append(code);
  }
  await code.decode().catch(() => undefined);
  const folded = [...document.querySelectorAll<HTMLDetailsElement>('details:not([open])')];
  for (const part of folded) part.open = true;
  print();
  for (const part of folded) part.open = false;
}
