import { build, isBuilt } from './build';
import { root } from './install.mjs';

// what several steps need is made once, before they run side by side
if (!isBuilt(root)) await build(root, (step) => console.log(step));
