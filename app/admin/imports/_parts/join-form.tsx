'use client';

import { useConsoleView } from '@/app/_lib/console-view';
import type { DraftFile, Mapping } from '@/server/api/trpc/import-answers';
import type { ColumnGroup } from './mapping-path';

type Join = NonNullable<Mapping['joins']>[number];

interface Props {
  mapping: Mapping;
  files: readonly DraftFile[];
  groups: readonly ColumnGroup[];
  onChange: (mapping: Mapping) => void;
}

/** Which file is the main one, and by which columns the others are joined to it. */
export function JoinForm({ mapping, files, groups, onChange }: Props) {
  const { say } = useConsoleView();
  const readable = files.filter((file) => file.kind === 'read');
  const joins = mapping.joins ?? [];
  const save = (next: Join[]) => onChange({ ...mapping, joins: next });
  const change = (index: number, part: Partial<Join>) => save(joins.map((join, i) => (i === index ? { ...join, ...part } : join)));
  const add = () => {
    const file = readable.find((one) => one.stem !== mapping.main?.file && !joins.some((join) => join.file === one.stem));
    if (!file) return;
    const name = file.stem.replace(/[^a-z0-9_]+/g, '_').replace(/^[^a-z]+/, '') || `file_${joins.length + 1}`;
    save([
      ...joins,
      { name, file: file.stem, on: groups[0]?.columns[0]?.name ?? '', key: file.columns[0] ?? '', many: false, optional: false },
    ]);
  };
  return (
    <div className="grid gap-3">
      <p className="text-faint text-xs">{say('imports.joins_hint')}</p>
      <div className="grid grid-cols-[7rem_minmax(0,1fr)] items-center gap-2">
        <span className="text-soft text-xs">{say('imports.main_file')}</span>
        <FileChoice
          label={say('imports.main_file')}
          files={readable}
          value={mapping.main?.file ?? '*'}
          onChange={(file) => onChange({ ...mapping, main: { file } })}
        />
      </div>
      {joins.map((join, index) => (
        <fieldset key={join.name} className="grid min-w-0 gap-2 rounded-lg border border-line p-3">
          <div className="flex items-center gap-2">
            <legend className="contents">
              <code className="font-mono text-soft text-xs">{join.name}</code>
            </legend>
            <FileChoice
              label={`${say('imports.files')} ${join.name}`}
              files={readable}
              value={join.file}
              onChange={(file) => change(index, { file })}
            />
            <button
              type="button"
              className="button"
              onClick={() => save(joins.filter((_, i) => i !== index))}
              aria-label={`${say('imports.fact_remove')} ${join.name}`}
            >
              ×
            </button>
          </div>
          <div className="grid grid-cols-[minmax(0,1fr)_auto_minmax(0,1fr)] items-center gap-2">
            <select
              aria-label={say('imports.join_on')}
              className="field min-w-0"
              value={join.on}
              onChange={(event) => change(index, { on: event.target.value })}
            >
              {[...new Set([join.on, ...groups.flatMap((group) => group.columns.map((column) => column.name))])].map((name) => (
                <option key={name}>{name}</option>
              ))}
            </select>
            <span aria-hidden="true">=</span>
            <select
              aria-label={say('imports.join_key')}
              className="field min-w-0"
              value={join.key}
              onChange={(event) => change(index, { key: event.target.value })}
            >
              {[...new Set([join.key, ...columnsOf(readable, join.file)])].map((name) => (
                <option key={name}>{name}</option>
              ))}
            </select>
          </div>
          <label className="flex items-center gap-2 text-soft text-xs">
            <input type="checkbox" checked={join.many ?? false} onChange={(event) => change(index, { many: event.target.checked })} />
            {say('imports.join_many')}
          </label>
        </fieldset>
      ))}
      <button type="button" className="button justify-self-start" onClick={add}>
        {say('imports.join_add')}
      </button>
    </div>
  );
}

type Readable = Extract<DraftFile, { kind: 'read' }>;

function columnsOf(files: readonly Readable[], pattern: string): string[] {
  return files.find((file) => file.stem === pattern || pattern.replaceAll('*', '') === file.stem)?.columns ?? [];
}

/** One of the uploaded files, or the pattern that the mapping holds. */
function FileChoice(props: { label: string; files: readonly Readable[]; value: string; onChange: (file: string) => void }) {
  const { label, files, value, onChange } = props;
  return (
    <select aria-label={label} className="field min-w-0 flex-1" value={value} onChange={(event) => onChange(event.target.value)}>
      {files.some((file) => file.stem === value) ? null : <option value={value}>{value}</option>}
      {files.map((file) => (
        <option key={file.name} value={file.stem}>
          {file.name}
        </option>
      ))}
    </select>
  );
}
