/**
 * Everything that the public pages do by script: the page renews itself when the order changes, copies numbers, is
 * shared, and solves the riddle of the look-up form. Without it the pages are complete and only stand still.
 */
import { askForMap } from './page/ask-for-map';
import { copyAndShare } from './page/copy-and-share';
import { countDown } from './page/count-down';
import { followOrder } from './page/follow-order';
import { inTurn } from './page/in-turn';
import { keepOffline } from './page/keep-offline';
import { solveChallenge } from './page/solve-challenge';
import { tellDwell } from './page/tell-dwell';
import { tellZone } from './page/tell-zone';

// a form that is sent early must find them
for (const form of document.querySelectorAll<HTMLFormElement>('form[data-working]')) solveChallenge(form);
for (const button of document.querySelectorAll<HTMLButtonElement>('button[data-in]')) countDown(button);
const live = document.querySelector<HTMLElement>('[data-live]');
const steps = live ? [copyAndShare, askForMap, followOrder, tellDwell].map((begin) => () => begin(live)) : [];
// news come by the clock of the device, so it is told before they are asked for
inTurn([tellZone, ...steps, ...(live ? [keepOffline] : [])]);
