import { createTwentyFourSevenOfficeControl } from './control.ts';

/** One login with one identity in one client. */
export type ClientSeed = {
  readonly username: string;
  readonly password: string;
  readonly applicationId: string;
  readonly identityId: string;
  readonly clientId: string;
  readonly clientName: string;
};

/**
 * Makes a login and its client with the default set-up. A second time changes nothing that was made meanwhile; another
 * client for the same user name becomes one more identity of it.
 */
export async function seedClient(url: string, seed: ClientSeed): Promise<void> {
  const { username, password, applicationId, identityId, clientId, clientName } = seed;
  const control = createTwentyFourSevenOfficeControl(url);
  const others = ((await control.login(username))?.identities ?? []).filter(
    ({ id }) => id !== identityId.toLowerCase(),
  );
  const named = await Promise.all(
    others.map(async (identity) => ({ ...identity, clientName: (await control.client(identity.clientId)).name })),
  );
  const isDefault = !others.some((identity) => identity.isDefault);
  const identities = [...named, { id: identityId, clientId, clientName, isDefault }];
  await control.putLogin(username, { password, applicationId, identities });
}
