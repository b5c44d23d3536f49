import { recman24SevenOfficeKind as kind } from '../../lib/documents/integrations/recman-24sevenoffice.ts';

const settings = kind.settings.parse({
  productCategoryId: 2,
  departments: [{ departmentId: '501' }, { departmentId: '502', identityId: 'aaaaaaaa-0000-4000-8000-000000000001' }],
});
const user = (name: string) => ({ username: `${name}@fjord.example`, password: `word-of-${name}` });
const credentials = kind.credentials.parse({
  recmanKey: 'key-of-recman',
  defaultUser: user('default'),
  departmentUsers: { '502': user('helse') },
});
const secrets = kind.secrets(credentials);

describe('RecMan → 24SevenOffice', () => {
  it('parts its secrets by vendor', () => {
    expect(secrets.recman).toEqual({ key: 'key-of-recman' });
    expect(JSON.stringify(secrets['24sevenoffice'])).not.toContain('key-of-recman');
    expect(kind.logins.recman(settings, secrets.recman)).toEqual({ key: 'key-of-recman' });
  });

  it('gives each department its own user, and none to a listed department without one', () => {
    expect(kind.logins['24sevenoffice'](settings, secrets['24sevenoffice'])).toEqual({
      username: undefined,
      password: undefined,
      identityId: undefined,
      applicationId: undefined,
      departments: {
        users: { '502': { ...user('helse'), identityId: 'aaaaaaaa-0000-4000-8000-000000000001' } },
        own: ['501', '502'],
        others: { ...user('default'), identityId: undefined },
      },
    });
  });

  it('is not automatic by itself, and knows no default category', () => {
    expect(settings.automaticExport).toBe(false);
    expect(kind.settings.safeParse({}).success).toBe(false);
  });

  it.each([
    ['a department named twice', { productCategoryId: 2, departments: [{ departmentId: '1' }, { departmentId: '1' }] }],
    ['a department with a name for an id', { productCategoryId: 2, departments: [{ departmentId: 'Bygg' }] }],
  ])('refuses %s', (_what, given) => {
    expect(kind.settings.safeParse(given).success).toBe(false);
  });
});
