import { handler } from '../../../functions/notify/handler.ts';
import { tellAll } from '../../../functions/notify/tell-all.ts';
import { openDeployment } from '../../support/deployment.ts';
import { outputOf } from '../../support/output.ts';
import { integration, openNoticeWorld } from './notice-world.ts';

const others = ['fjord.main', 'fjord.two', 'fjord.three'].map((id) => ({ ...integration, id }));
const enough = () => 40_000;

it('goes on with the others when one cannot be told, and leaves out those that are switched off', async () => {
  const world = await openNoticeWorld();
  for (const { id } of others) await world.put({ key: '1', integration: id, state: 'rejected' });
  world.later(5);
  const broken = { ...integration, id: 'fjord.broken', settings: { errorEmails: 'nobody' } };
  const off = { ...integration, id: 'fjord.off', enabled: false };
  const run = await tellAll([broken, off, ...others], { ...world.parts, timeLeftMs: enough });
  expect(run).toEqual({ told: 3, failed: 1, left: 0 });
  expect(world.mails).toHaveLength(3);
  await world.close();
});

it('begins nothing that it may not end', async () => {
  const world = await openNoticeWorld();
  const run = await tellAll(others, { ...world.parts, timeLeftMs: () => 5000 });
  expect(run).toEqual({ told: 0, failed: 0, left: 3 });
  await world.close();
});

it('without a sending address no mail is sent, and the log says so once in a run', async () => {
  const deployment = await openDeployment([]);
  Object.assign(process.env, deployment.variables);
  const output = await outputOf(async () => {
    expect(await handler()).toEqual({ told: 0 });
  });
  expect(output.match(/no mail is sent/g)).toHaveLength(1);
  await deployment.close();
});
