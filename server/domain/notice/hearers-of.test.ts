import { expect, test } from 'vitest';
import { hearersOf } from './hearers-of';

const [day, off, onCall] = [
  { id: 'day', isOnDuty: true },
  { id: 'off', isOnDuty: false },
  { id: 'on-call', isOnDuty: false },
];

test('what can wait is told to everybody, what may wake somebody to those on duty alone', () => {
  expect(hearersOf([day, off, onCall], onCall, false)).toEqual(['day', 'off', 'on-call']);
  expect(hearersOf([day, off, onCall], onCall, true)).toEqual(['day']);
});

test('out of hours only who is on call is woken, also somebody of another role', () => {
  expect(hearersOf([off, onCall], onCall, true)).toEqual(['on-call']);
  expect(hearersOf([off], onCall, true)).toEqual(['on-call']);
});

test('where nobody is on call everybody hears rather than nobody', () => {
  expect(hearersOf([off, onCall], null, true)).toEqual(['off', 'on-call']);
});
