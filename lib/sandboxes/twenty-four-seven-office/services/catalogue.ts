import { accountService } from './account-service.ts';
import { attachmentService } from './attachment-service.ts';
import { authenticateService } from './authenticate.ts';
import { clientService } from './client-service.ts';
import { companyService } from './company-service.ts';
import { invoiceService } from './invoice-service.ts';
import { productService } from './product-service.ts';
import { projectService } from './project-service.ts';
import type { Service } from './service.ts';
import { transactionService } from './transaction-service.ts';

/** Every service that the sandbox serves, a line each. */
export const services: readonly Service[] = [
  authenticateService,
  clientService,
  companyService,
  projectService,
  accountService,
  transactionService,
  attachmentService,
  invoiceService,
  productService,
];

/** The service at an address of one of the two hosts. ASP.NET does not mind the case of a path. */
export function serviceAt(host: Service['host'], path: string): Service | undefined {
  return services.find((service) => service.host === host && service.path.toLowerCase() === path.toLowerCase());
}
