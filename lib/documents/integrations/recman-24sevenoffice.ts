import * as z from 'zod';
import { isoDaySchema } from '../iso-day.ts';
import type { DepartmentUsers, Logins, TwentyFourSevenOfficeUser } from '../vendors.ts';
import { validUntilDay } from './expiry-settings.ts';
import { noticeSettings } from './notice-settings.ts';

const departmentId = z.string().regex(/^[1-9]\d{0,15}$/, 'the id of a department at RecMan: digits only');

const departmentSchema = z.strictObject({
  departmentId: departmentId.describe('Id of the department at RecMan.'),
  identityId: z
    .guid()
    .optional()
    .describe('24SevenOffice Identity Id of this department. Needed when its user has several identities.'),
});

/** What a person sets for RecMan → 24SevenOffice. Nothing that decides a posting has a default. */
export const recman24SevenOfficeSettingsSchema = z.strictObject({
  productCategoryId: z
    .int()
    .positive()
    .describe('Number of the product category at 24SevenOffice in which missing products are made.'),
  automaticExport: z
    .boolean()
    .default(false)
    .describe('Invoices and credit notes go by themselves. Off: a person chooses them under RecMan export.'),
  departments: z
    .array(departmentSchema)
    .max(200)
    .default([])
    .refine((rows) => new Set(rows.map((row) => row.departmentId)).size === rows.length, 'a department is named twice')
    .describe(
      'Departments with a 24SevenOffice user of their own. Nothing of them is sent before that user is given. The others use the default user, if there is one.',
    ),
  identityId: z.guid().optional().describe('24SevenOffice Identity Id of the default user, when it has several.'),
  transferFrom: isoDaySchema
    .optional()
    .describe('What was changed from this day on is listed. Left out: from the day the integration is made.'),
  validUntil: z.strictObject({ recman: validUntilDay, '24sevenoffice': validUntilDay }).default({}),
  ...noticeSettings,
});
export type Recman24SevenOfficeSettings = z.infer<typeof recman24SevenOfficeSettingsSchema>;

const userSchema = z.strictObject({
  username: z.string().min(1).max(200).describe('24SevenOffice user name (e-mail address of the API user).'),
  password: z.string().min(1).max(200).describe('24SevenOffice password.'),
});

/** Secrets of RecMan → 24SevenOffice. Sealed at rest, never shown again. */
export const recman24SevenOfficeCredentialsSchema = z.strictObject({
  recmanKey: z.string().min(1).max(500).describe('API key made in RecMan. It must be allowed to read invoices.'),
  defaultUser: userSchema.optional().describe('24SevenOffice user of the departments that are not listed.'),
  departmentUsers: z
    .record(departmentId, userSchema)
    .default({})
    .describe('24SevenOffice users by the id of the department at RecMan.'),
  applicationId: z
    .guid()
    .optional()
    .describe('24SevenOffice ApplicationId. Leave out to use the one of this deployment.'),
});
export type Recman24SevenOfficeCredentials = z.infer<typeof recman24SevenOfficeCredentialsSchema>;

const secretSchemas = {
  recman: z.object({ key: z.string() }),
  '24sevenoffice': recman24SevenOfficeCredentialsSchema.omit({ recmanKey: true }),
};

/** The kind: its name for people, its schemas, how credentials part by vendor, and the log-in each connector gets. */
export const recman24SevenOfficeKind = {
  title: 'RecMan → 24SevenOffice',
  settings: recman24SevenOfficeSettingsSchema,
  credentials: recman24SevenOfficeCredentialsSchema,
  secrets({ recmanKey, ...office }: Recman24SevenOfficeCredentials): Record<keyof typeof secretSchemas, object> {
    return { recman: { key: recmanKey }, '24sevenoffice': office };
  },
  logins: {
    recman(_settings: Recman24SevenOfficeSettings, secret: unknown): Logins['recman'] {
      return secretSchemas.recman.parse(secret);
    },
    '24sevenoffice'(settings: Recman24SevenOfficeSettings, secret: unknown): Logins['24sevenoffice'] {
      const { applicationId, ...users } = secretSchemas['24sevenoffice'].parse(secret);
      const departments = departmentUsers(settings, users);
      return { username: undefined, password: undefined, identityId: undefined, applicationId, departments };
    },
  },
} as const;

type Users = Pick<Recman24SevenOfficeCredentials, 'defaultUser' | 'departmentUsers'>;

function departmentUsers(settings: Recman24SevenOfficeSettings, given: Users): DepartmentUsers {
  const identities = new Map(settings.departments.map((row) => [row.departmentId, row.identityId]));
  const users: Record<string, TwentyFourSevenOfficeUser> = {};
  for (const [id, user] of Object.entries(given.departmentUsers))
    users[id] = { ...user, identityId: identities.get(id) };
  const others = given.defaultUser && { ...given.defaultUser, identityId: settings.identityId };
  return { users, own: [...identities.keys()], others };
}
