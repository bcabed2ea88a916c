/** Holds a button back for the seconds that stand on it and says how many are left; the page is as true without. */
export function countDown(button: HTMLButtonElement): void {
  const words = button.textContent;
  const end = Date.now() + Number(button.dataset.in) * 1000;
  const tick = () => {
    const left = Math.ceil((end - Date.now()) / 1000);
    button.disabled = left > 0;
    button.textContent = left > 0 ? button.dataset.inWords!.replace('{s}', String(left)) : words;
    if (left > 0) setTimeout(tick, 1000);
  };
  tick();
}
