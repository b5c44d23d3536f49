/** Where to go next: a path of ours, whatever the address asked for. */
export function localPath(wanted: string | undefined): string {
  return wanted !== undefined && /^\/(?![/\\])[\x21-\x7e]*$/.test(wanted) ? wanted : '/';
}
