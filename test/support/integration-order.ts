import type { IntegrationOrder } from '../../lib/runtime/save-integration.ts';

/** Secrets that must never be seen anywhere. */
export const canaries = {
  momentApiKey: 'CANARY-moment-key-1',
  username: 'CANARY-user@fjord.test',
  password: 'CANARY-password-1',
  webhookSecret: 'CANARY-webhook-secret-0123456789abcdef',
};

/** An integration that is complete and right. */
export const integrationOrder = {
  tenant: 'fjord',
  id: 'fjord.main',
  kind: 'moment-24sevenoffice',
  name: 'Fjord Consulting',
  enabled: true,
  settings: { momentCompanyCode: 'fjord', voucherType: 6, receivableAccount: 1500 },
  credentials: canaries,
} satisfies IntegrationOrder;
