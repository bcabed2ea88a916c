/** What stands in a form that has to be paid for with work: the script solves it when the form is sent. */
export function Riddle({ challenge, noScript }: { challenge?: string; noScript: string }) {
  if (!challenge) return null;
  return (
    <>
      <noscript>
        <p className="note warn">{noScript}</p>
      </noscript>
      <input type="hidden" name="challenge" value={challenge} />
      <input type="hidden" name="nonce" value="" />
    </>
  );
}
