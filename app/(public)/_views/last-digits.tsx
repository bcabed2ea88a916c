/** The last four digits of a phone. */
export function LastDigits({ label }: { label: string }) {
  return (
    <>
      <label htmlFor="lastDigits">{label}</label>
      <input
        className="digits"
        id="lastDigits"
        name="lastDigits"
        inputMode="numeric"
        autoComplete="off"
        pattern="[0-9]{4}"
        maxLength={4}
        required
      />
    </>
  );
}
