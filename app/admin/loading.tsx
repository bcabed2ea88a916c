/** Shown while a page of the console is being read. */
export default function Loading() {
  return (
    <div aria-hidden="true" className="animate-pulse">
      <div className="mb-5 h-7 w-48 rounded-lg bg-sunken" />
      <div className="grid gap-4 md:grid-cols-2">
        <div className="h-40 rounded-xl bg-sunken" />
        <div className="h-40 rounded-xl bg-sunken" />
        <div className="h-64 rounded-xl bg-sunken md:col-span-2" />
      </div>
    </div>
  );
}
