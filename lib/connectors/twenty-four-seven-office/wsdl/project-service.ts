import { one, optional, type ServiceDescription } from './service-description.ts';

/** https://developer.24sevenoffice.com/docs/projectservice.html. This service lives on the second host. */
export const projectService: ServiceDescription = {
  name: 'ProjectService',
  namespace: 'http://24sevenOffice.com/webservices',
  address: 'https://webservices.24sevenoffice.com/Project/V001/ProjectService.asmx',
  operations: {
    GetSingleProject: { input: [one('projectId', 'int')], output: [optional('GetSingleProjectResult', 'Project')] },
    SaveProject: { input: [optional('project', 'Project')], output: [one('SaveProjectResult', 'int')] },
  },
  types: {
    Project: [
      optional('Id', 'int'),
      optional('Name', 'string'),
      one('NameDisplay', 'ProjectNameType'),
      optional('CustomerId', 'int'),
      one('TimeReg', 'TimeRegType'),
    ],
  },
  enumerations: {
    ProjectNameType: ['Plain', 'Company_Project', 'Project_Company'],
    TimeRegType: ['WorkType', 'Task'],
  },
};
