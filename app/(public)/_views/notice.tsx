/** A plain word about what happened, read out at once by screen readers. */
export function Notice({ title, text, tone }: { title: string; text: string; tone: 'warn' | 'info' }) {
  return (
    <div className={`note ${tone}`} role="alert">
      <strong>{title}</strong>
      <p>{text}</p>
    </div>
  );
}
