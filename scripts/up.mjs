// npm run up: plain JavaScript on Node's own modules until the packages are installed.
import { installPackages, requireNode } from './install.mjs';

try {
  requireNode();
  await installPackages();
  const { register } = await import('tsx/esm/api');
  register();
  await (await import('./up/run.ts')).run();
} catch (error) {
  // a sentence for the person at the terminal, or a fault of ours with all that helps to find it
  const sentence = error?.name === 'StartError' ? error.message : sentenceOfDisk(error);
  console.error(sentence ? `\n✗ ${sentence}` : error);
  process.exit(1);
}

/** What the disk refuses wherever it happens to be tried first. */
function sentenceOfDisk({ code, path }) {
  if (code === 'ENOSPC') return 'The disk is full: free some space and start again.';
  if (code === 'EACCES' || code === 'EROFS') return `${path} may not be written by this user: change its owner, or set DAONA_DATA_DIR.`;
  return undefined;
}
