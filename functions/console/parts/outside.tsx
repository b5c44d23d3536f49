/** Text that came from another system. It cannot turn the direction of the text around it, and long words break. */
export function Outside({ text }: { text: string }) {
  return <bdi class="outside">{text}</bdi>;
}
