/** The form of a push. Some of the vendor's servers percent-encode the values before the form encodes them once more. */
export interface PushForm {
  requestData: string | null;
  dataSign: string | null;
  requestType: string | null;
}

export function readPushForm(body: Buffer): PushForm {
  const form = new URLSearchParams(body.toString('utf8'));
  const requestData = form.get('RequestData');
  return {
    requestData: requestData?.startsWith('%') ? decoded(requestData) : requestData,
    dataSign: decoded(form.get('DataSign')),
    requestType: form.get('RequestType'),
  };
}

function decoded(text: string | null): string | null {
  if (!text?.includes('%')) return text;
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
