/** Documents worked on at once, each with its own calls. */
export const worksAtOnce = 20;

/** Runs a task for each item, at most so many at a time. A task that throws ends nothing but itself and the result. */
export async function atMost<Item>(
  count: number,
  items: readonly Item[],
  task: (item: Item) => Promise<void>,
): Promise<void> {
  const waiting = items.values();
  const lane = async (): Promise<void> => {
    for (const item of waiting) await task(item);
  };
  await Promise.all(Array.from({ length: Math.min(count, items.length) }, lane));
}
