import { expect, test } from 'vitest';
import { prometheusText } from './prometheus-text';

test('a label value that holds quotes, backslashes or line ends cannot forge another sample', () => {
  const text = prometheusText([{ name: 'm', help: 'h', type: 'gauge', values: { label: 'state', of: { 'a"} 9\nm{state="\\': 1 } } }]);
  expect(text).toBe('# HELP m h\n# TYPE m gauge\nm{state="a\\"} 9\\nm{state=\\"\\\\"} 1\n');
});
