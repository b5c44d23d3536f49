/** What was asked for does not exist, or belongs to a tenant that this person may not see: told alike. */
export class NotThere extends Error {}

/** What was asked for cannot be done as it was asked: `code` for programs, the message for people. */
export class Refused extends Error {
  readonly code: string;

  constructor(code: string, message: string) {
    super(message);
    this.code = code;
  }
}
