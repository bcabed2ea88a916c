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
  console.error(error?.name === 'StartError' ? `\n✗ ${error.message}` : error);
  process.exit(1);
}
