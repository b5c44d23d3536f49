/** Makes a value at its first use and keeps it: a handler reads its environment once per cold start, never on load. */
export function once<Value>(make: () => Value): () => Value {
  let made: { readonly value: Value } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}
