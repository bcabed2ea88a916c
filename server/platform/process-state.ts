import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

/** Whether a process runs. A zombie (killed, not yet reaped by its parent) does not, though `kill(pid, 0)` finds it. */
export function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EPERM') return false;
  }
  return !describe(pid).state.startsWith('Z');
}

/** Whether a process runs and its program has this name. */
export function isRunningAs(pid: number, program: string): boolean {
  return isRunning(pid) && describe(pid).program.includes(program);
}

function describe(pid: number): { state: string; program: string } {
  try {
    // proc(5): "pid (comm) state ..."; comm may hold spaces and brackets itself
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const end = stat.lastIndexOf(')');
    return { program: stat.slice(stat.indexOf('(') + 1, end), state: stat.slice(end + 2, end + 3) };
  } catch {
    const [state = 'Z', ...program] = spawnSync('ps', ['-o', 'stat=,comm=', '-p', String(pid)], { encoding: 'utf8' })
      .stdout.trim()
      .split(/\s+/);
    return { state, program: program.join(' ') };
  }
}
