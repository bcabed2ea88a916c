/** What every run of chaos gets. */
export interface ChaosRun {
  /** Says where a long run stands. */
  say(line: string): void;
  /** Whether somebody has ended the killing: what is under way is waited for and counted. */
  isStopped(): boolean;
}
