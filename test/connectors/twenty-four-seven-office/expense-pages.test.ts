import { twentyFourSevenOffice } from '../../../lib/connectors/twenty-four-seven-office/index.ts';
import type { HttpRequest } from '../../../lib/sync/ports.ts';
import { TransportFailure } from '../../../lib/transport/http.ts';
import { settingsWith } from '../../accounting/samples.ts';
import { createMemorySessions } from '../../support/memory-sessions.ts';
import { officeConnection } from './office-connection.ts';
