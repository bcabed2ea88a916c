'use client';

import { useConsoleView } from '@/app/_lib/console-view';

/** What is wrong with settings, field by field. */
export function Faults({ faults }: { faults: readonly { field: string; message: string }[] }) {
  const { say } = useConsoleView();
  return (
    <div role="alert" className="grid gap-1 text-bad">
      <p className="font-medium">{say('connector.faulty')}</p>
      <ul className="list-disc pl-5 text-xs">
        {faults.map(({ field, message }) => (
          <li key={`${field} ${message}`} className="break-words">
            <code className="mr-1 font-mono">{field}</code>
            {message}
          </li>
        ))}
      </ul>
    </div>
  );
}

/** The faults in what the server said of settings of the wrong shape; the sentence itself when it said something else. */
export function faultsOf(message: string): { field: string; message: string }[] {
  try {
    const issues = JSON.parse(message) as { path: (string | number)[]; message: string }[];
    return issues.map((issue) => ({ field: issue.path.filter((step) => step !== 'settings').join('.'), message: issue.message }));
  } catch {
    return [{ field: '', message }];
  }
}
