/** Characters that turn or hide the text around them: controls, and the overrides of writing direction. */
const deceptive = /(?![\n\t])[\p{Cc}\u202A-\u202E\u2066-\u2069]/gu;

/** Text that came from another system: it cannot turn the text around it or pass for another, and long words break. */
export function Outside({ text }: { text: string }) {
  return <bdi class="outside">{plain(text)}</bdi>;
}

/** The same for places that hold no element: a page's title. */
export function plain(text: string): string {
  return text.replace(deceptive, '\uFFFD');
}
