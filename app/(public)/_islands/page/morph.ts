/**
 * Makes `old` read like `fresh` by changing only what differs: what stays keeps focus, typed text and what was unfolded, and the
 * line at the top of the screen stays where it is. An opened map stays as it was moved; it is told what has come since.
 */
export function morph(old: Element, fresh: Element): void {
  const held = scrollY > 0 ? old.ownerDocument.elementFromPoint(innerWidth / 2, 8) : null;
  const before = held?.getBoundingClientRect().top ?? 0;
  // the browser's own anchoring would move it a second time
  document.documentElement.style.setProperty('overflow-anchor', 'none');
  change(old, fresh);
  if (held?.isConnected) scrollBy(0, held.getBoundingClientRect().top - before);
}

function change(old: Element, fresh: Element): void {
  if (old.hasAttribute('data-map-open')) {
    tellMap(old, fresh);
    return;
  }
  for (const { name } of [...old.attributes]) {
    if (!fresh.hasAttribute(name) && !(name === 'open' && old.nodeName === 'DETAILS')) old.removeAttribute(name);
  }
  for (const { name, value } of [...fresh.attributes]) if (old.getAttribute(name) !== value) old.setAttribute(name, value);
  const was = [...old.childNodes];
  const is = [...fresh.childNodes];
  while (was[0] && is[0]?.isEqualNode(was[0])) {
    was.shift();
    is.shift();
  }
  // news come first, so what follows them is matched from the end
  let next: ChildNode | null = null;
  for (let node = is.pop(); node; node = is.pop()) {
    while (was.length > is.length + 1 && !isAlike(was[was.length - 1]!, node)) was.pop()!.remove();
    const match = was[was.length - 1];
    if (match && isAlike(match, node)) {
      was.pop();
      if (match instanceof Element) change(match, node as Element);
      else if (match.textContent !== node.textContent) match.textContent = node.textContent;
      next = match;
    } else {
      next = old.insertBefore(document.importNode(node, true), next);
    }
  }
  for (const gone of was) gone.remove();
}

/** The picture behind an opened map is renewed for when it is closed. */
function tellMap(old: Element, fresh: Element): void {
  const [route, next] = [old.querySelector<HTMLElement>('.route'), fresh.querySelector<HTMLElement>('.route')];
  const [picture, drawn] = [route?.querySelector('svg'), next?.querySelector('svg')];
  if (!route || !picture || !next || !drawn || route.dataset.journey === next.dataset.journey) return;
  route.dataset.journey = next.dataset.journey;
  const renewed = document.importNode(drawn, true);
  renewed.setAttribute('hidden', '');
  picture.replaceWith(renewed);
  document.dispatchEvent(new Event('daona:map'));
}

function isAlike(a: Node, b: Node): boolean {
  return a.nodeName === b.nodeName && (a as Element).id === (b as Element).id;
}
