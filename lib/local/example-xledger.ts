import { type EntitySeed, seedExpenses, seedXledgerEntity } from '../sandboxes/xledger/seed.ts';
import { keptSecret } from './data-folder.ts';

/** The demo's entity at the Xledger sandbox, with log-ins that are made once for this folder. */
export function exampleXledgerEntity(dataFolder: string): EntitySeed {
  return {
    ownerCode: 23_001,
    name: 'Fjord Eksempel AS',
    token: keptSecret(dataFolder, 'fjord xledger token'),
    creditsPerHour: 1000,
    soapUser: {
      userName: 'xledger@fjord.example.com',
      password: keptSecret(dataFolder, 'fjord xledger password'),
    },
  };
}

/** Makes the entity and posts expenses on projects that the demo's Moment company has. A second time changes nothing. */
export async function seedXledgerExample(url: string, dataFolder: string, now: Date): Promise<void> {
  const entity = exampleXledgerEntity(dataFolder);
  await seedXledgerEntity(url, entity);
  const day = now.toISOString().slice(0, 10);
  await seedExpenses(url, { ownerCode: entity.ownerCode, projectCodes: ['2040', '2041'], day });
}
