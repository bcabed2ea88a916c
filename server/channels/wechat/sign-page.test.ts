import { expect, test } from 'vitest';
import { pageSignature } from './sign-page';

test('a page is signed as the example in WeChat’s documents is', () => {
  const ticket = 'sM4AOVdWfPE4DxkXGEs8VMCPGGVi4C3VM0P37wVUCFvkVAy_90u5h9nbSlYy3-Sl-HhTdfl2fzFy1AOcHKP7qg';
  const url = 'http://mp.weixin.qq.com?params=value';
  const signature = pageSignature({ ticket, nonceStr: 'Wm3WZYTPz0wzccnW', timestamp: 1414587457, url: `${url}#top` });
  expect(signature).toBe('0f9de62fce790f9a083d5c99e95740ceb90c27ed');
});
