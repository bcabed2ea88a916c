import fc from 'fast-check';
import { Window } from 'happy-dom';
import { beforeEach, describe, expect, it } from 'vitest';
import { morph } from './morph';

let document: Document;

beforeEach(() => {
  const window = new Window();
  document = window.document as unknown as Document;
  Object.assign(globalThis, {
    document,
    scrollY: 0,
    innerWidth: 360,
    Element: window.Element,
  });
});

function element(html: string): HTMLElement {
  const box = document.createElement('div');
  box.innerHTML = html;
  document.body.append(box);
  return box;
}

describe('morph', () => {
  it('leaves the node that has the focus, what was typed and what was unfolded, while news come in above', () => {
    const line = (n: number) => `<li class="${n === 9 ? 'newest' : ''}"><p>line ${n}</p></li>`;
    const page = (first: number) =>
      `<section><h1>at ${first}</h1></section><section><ol>${[first, first - 1, first - 2].map(line).join('')}</ol></section><details><summary>more</summary><i>old</i></details><form><input id="digits"></form>`;
    const old = element(page(8));
    const input = old.querySelector('input')!;
    const details = old.querySelector('details')!;
    const seven = [...old.querySelectorAll('li')].find((li) => li.textContent === 'line 7');
    input.value = '12';
    details.open = true;
    input.focus();
    morph(
      old,
      element(
        page(8)
          .replace('<ol>', `<ol>${line(9)}`)
          .replace('at 8', 'at 9'),
      ),
    );
    expect(document.activeElement).toBe(input);
    expect([input.value, details.open, old.querySelector('h1')?.textContent]).toEqual(['12', true, 'at 9']);
    expect([...old.querySelectorAll('li')].map((li) => li.textContent)).toEqual(['line 9', 'line 8', 'line 7', 'line 6']);
    expect(old.contains(seven!)).toBe(true);
    expect(seven?.textContent).toBe('line 7');
  });

  it('leaves an opened map alone', () => {
    const old = element('<section class="map" data-map-open=""><b>moved by hand</b></section>');
    morph(old, element('<section class="map"><b>drawn</b></section>'));
    expect(old.textContent).toBe('moved by hand');
  });

  it('always ends with what the server says', () => {
    const tree = fc.letrec<{ node: string }>((tie) => ({
      node: fc.oneof(
        { maxDepth: 3 },
        fc.constantFrom('a', 'b', '<br>'),
        fc
          .record({
            tag: fc.constantFrom('p', 'ol', 'section'),
            id: fc.constantFrom('', ' id="x"', ' class="y"'),
            inside: fc.array(tie('node'), { maxLength: 4 }),
          })
          .map(({ tag, id, inside }) => (tag === 'p' ? `<p${id}>t</p>` : `<${tag}${id}>${inside.join('')}</${tag}>`)),
      ),
    })).node;
    fc.assert(
      fc.property(fc.array(tree, { maxLength: 5 }), fc.array(tree, { maxLength: 5 }), (before, after) => {
        const old = element(before.join(''));
        const fresh = element(after.join(''));
        const wanted = fresh.innerHTML;
        morph(old, fresh);
        expect(old.innerHTML).toBe(wanted);
        old.remove();
        fresh.remove();
      }),
      { numRuns: 300 },
    );
  });
});
