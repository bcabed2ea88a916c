/** Chooses photos from the phone's camera or gallery; what they are is judged by their bytes once they are there. */
export function PhotoField({ label, optional, hint, most }: { label: string; optional: string; hint: string; most: number }) {
  return (
    <>
      <label htmlFor="photos">
        {label} <span className="opt">{optional}</span>
      </label>
      <p className="hint" id="photos-hint">
        {hint}
      </p>
      <input
        id="photos"
        name="photos"
        type="file"
        accept="image/jpeg,image/png,image/webp,image/heic,image/heif,.heic"
        multiple={most > 1}
        aria-describedby="photos-hint"
      />
    </>
  );
}
