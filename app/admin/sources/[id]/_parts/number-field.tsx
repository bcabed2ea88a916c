'use client';

/** A whole number with its label. */
export function NumberField(props: { label: string; value: number; min?: number; max: number; onChange: (value: number) => void }) {
  return (
    <label className="grid gap-1">
      <span className="text-soft text-xs">{props.label}</span>
      <input
        type="number"
        required
        className="field digits w-full min-w-0"
        min={props.min ?? 0}
        max={props.max}
        step={1}
        value={props.value}
        onChange={(event) => props.onChange(event.target.valueAsNumber || 0)}
      />
    </label>
  );
}
