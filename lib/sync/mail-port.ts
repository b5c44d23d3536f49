/** One mail with one file, to one address. */
export type Letter = {
  /** Names the mail: the same text gives the same Message-ID, so that a doubled mail can be told. */
  readonly id: string;
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly attachment: { readonly fileName: string; readonly contentType: string; readonly content: Uint8Array };
};

/**
 * Sends mails. `taken`: the mail service has it, under its own name. `refused`: it surely did not go out. `unknown`: nobody
 * knows; it is never sent again by itself.
 */
export type MailPort = {
  send(
    letter: Letter,
  ): Promise<
    | { readonly kind: 'taken'; readonly messageId: string }
    | { readonly kind: 'refused'; readonly words: string }
    | { readonly kind: 'unknown'; readonly words: string }
  >;
};
