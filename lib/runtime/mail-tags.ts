/**
 * A name as the value of a message's tag, and back. SES takes letters, digits, _ and - alone; our names have dots.
 * https://docs.aws.amazon.com/ses/latest/APIReference-V2/API_MessageTag.html
 */
export function tagOf(name: string): string {
  return Buffer.from(name).toString('base64url');
}

/** The name that a tag's value stands for. */
export function nameInTag(value: string): string {
  return Buffer.from(value, 'base64url').toString();
}
