import { CallFailed } from '../../../lib/connectors/twenty-four-seven-office/call-failed.ts';
import { departmentConnection } from '../../../lib/connectors/twenty-four-seven-office/department-connection.ts';
import { sessionKeyOf } from '../../../lib/connectors/twenty-four-seven-office/session-key.ts';
import type { DepartmentUsers } from '../../../lib/documents/vendors.ts';
import { officeConnection } from './office-connection.ts';

const same = { username: 'api@fjord.example', password: 'word', identityId: undefined };
const http = () => Promise.reject(new Error('nothing is called here'));

function connectionWith(departments: DepartmentUsers) {
  return officeConnection({ http, login: { username: undefined, password: undefined, departments } });
}

describe('the connection of a department', () => {
  it('never shares a session with another, even when both have the same user', async () => {
    const connection = connectionWith({ users: { '501': same, '502': same }, own: ['501', '502'], others: same });
    const names = await Promise.all(
      ['501', '502', '503'].map((id) => sessionKeyOf(departmentConnection(connection, id))),
    );
    expect(new Set(names).size).toBe(3);
  });

  it('never shares what is kept: sessions, lists, numbers once seen', async () => {
    const connection = connectionWith({ users: { '501': same, '502': same }, own: [], others: undefined });
    const [one, two] = ['501', '502'].map((id) => departmentConnection(connection, id));
    expect(await one?.memo('x', 60, async () => 1)).toBe(1);
    expect(await two?.memo('x', 60, async () => 2)).toBe(2);
    one?.forget('x');
    expect(await two?.memo('x', 60, async () => 3)).toBe(2);
  });

  it.each<[string, string, DepartmentUsers, string | undefined]>([
    ['its own user', '501', { users: { '501': same }, own: ['501'], others: undefined }, 'api@fjord.example'],
    [
      'the default user, when it needs none of its own',
      '509',
      { users: {}, own: ['501'], others: same },
      'api@fjord.example',
    ],
    ['nobody, when it shall have its own and has none', '501', { users: {}, own: ['501'], others: same }, undefined],
    ['nobody, when there is no default user', '509', { users: {}, own: [], others: undefined }, undefined],
    ['nobody, under a name that every object has', 'constructor', { users: {}, own: [], others: undefined }, undefined],
  ])('logs in as %s', (_what, id, departments, username) => {
    const open = () => departmentConnection(connectionWith(departments), id).login.username;
    if (username === undefined) expect(open).toThrow(CallFailed);
    else expect(open()).toBe(username);
  });

  it('is the integration’s own where one user stands for all', () => {
    const connection = officeConnection({ http });
    expect(departmentConnection(connection, '501')).toBe(connection);
  });
});
