'use client';

/** Something that is on or off and changes at once. */
export function Switch(props: { label: string; isOn: boolean; disabled?: boolean; onChange: (isOn: boolean) => void }) {
  const { isOn } = props;
  return (
    <button
      type="button"
      role="switch"
      aria-checked={isOn}
      aria-label={props.label}
      disabled={props.disabled}
      onClick={() => props.onChange(!isOn)}
      className={`relative h-6 w-10 rounded-full transition-colors disabled:opacity-60 ${isOn ? 'bg-brand' : 'bg-line'}`}
    >
      <span className={`absolute top-1 size-4 rounded-full bg-card transition-[left] ${isOn ? 'left-5' : 'left-1'}`} />
    </button>
  );
}
