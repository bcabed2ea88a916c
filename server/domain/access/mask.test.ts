import { expect, test } from 'vitest';
import { maskEmail, maskName, maskPhone } from './mask';

test.each([
  ['张三', '张*'],
  ['王小明', '王*明'],
  ['欧阳小明', '欧*明'],
  ['Ana Souza', 'A*** S***'],
  ['', ''],
])('the name %s is shown as %s', (name, shown) => expect(maskName(name)).toBe(shown));

test.each([
  ['+8613800138000', '138****8000'],
  ['+5511912345678', '+55 ****5678'],
  ['+862138880000', '+86 ****0000'],
])('the phone %s is shown as %s', (phone, shown) => expect(maskPhone(phone)).toBe(shown));

test('an e-mail address keeps its first letter and its domain', () => {
  expect(maskEmail('zhang@example.com')).toBe('z***@example.com');
  expect(maskEmail('broken')).toBe('***');
});
