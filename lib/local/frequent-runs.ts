/** Lets something run again and again, each run some seconds after the last one ended. The given function ends it. */
export function startFrequentRuns(
  seconds: number,
  run: () => Promise<unknown>,
  onError: (error: unknown) => void,
): () => void {
  let timer: NodeJS.Timeout | undefined;
  let ended = false;
  const wait = () => {
    timer = setTimeout(() => {
      run()
        .catch((error: unknown) => (ended ? undefined : onError(error)))
        .finally(() => (ended ? undefined : wait()));
    }, seconds * 1000);
  };
  if (seconds > 0) wait();
  return () => {
    ended = true;
    clearTimeout(timer);
  };
}
