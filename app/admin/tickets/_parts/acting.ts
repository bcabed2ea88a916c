/** What the forms of a ticket tell the page when they are through. */
export interface Acting {
  ticketId: string;
  onDone: (answer: { kind: string }) => void;
  onFailed: () => void;
}
