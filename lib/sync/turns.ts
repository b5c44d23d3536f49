/**
 * Turns at what may be there once at the target, shared by all integrations of one tenant at one vendor: whoever would make
 * it holds its turn from the look-up on, until lists show what came of it.
 */
export type TurnStore = {
  /** Takes the turn unless another owner has it: then it tells until when. */
  take(name: string, turn: { owner: string; now: Date; until: Date }): Promise<Date | undefined>;
  /** Nothing was made: the next one need not wait. */
  leave(name: string, owner: string): Promise<void>;
};
