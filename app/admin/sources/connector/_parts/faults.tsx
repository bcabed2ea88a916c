'use client';

import { useConsoleView } from '@/app/_lib/console-view';
import type { SavedConnector } from '@/server/api/trpc/connector-answers';

type Fault = Extract<SavedConnector, { kind: 'faulty' }>['faults'][number];

/** What is wrong with settings, field by field. */
export function Faults({ faults }: { faults: readonly Fault[] }) {
  const { say, language } = useConsoleView();
  return (
    <div role="alert" className="grid gap-1 text-bad">
      <p className="font-medium">{say('connector.faulty')}</p>
      <ul className="list-disc pl-5 text-xs">
        {faults.map(({ field, message }) => (
          <li key={`${field} ${message.en}`} className="break-words">
            <code className="mr-1 font-mono">{field}</code>
            {message[language]}
          </li>
        ))}
      </ul>
    </div>
  );
}

/** The faults in what the server said of settings of the wrong shape; the sentence itself when it said something else. */
export function faultsOf(said: string): Fault[] {
  const inBoth = (message: string) => ({ 'zh-CN': message, en: message });
  try {
    const issues = JSON.parse(said) as { path: (string | number)[]; message: string }[];
    return issues.map(({ path, message }) => ({ field: path.filter((step) => step !== 'settings').join('.'), message: inBoth(message) }));
  } catch {
    return [{ field: '', message: inBoth(said) }];
  }
}
