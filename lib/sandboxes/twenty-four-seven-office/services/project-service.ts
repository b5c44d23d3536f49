import { projectTypes } from '../types/project-types.ts';
import { wholeOf } from '../wire/xml-value.ts';
import { findProjects, projectRecord } from './find-projects.ts';
import { saveProject } from './save-project.ts';
import { readingOperation, type Service, webservicesNamespace, writingOperation } from './service.ts';
import { visible } from './visible.ts';

/** Projects; on the vendor's second host. https://developer.24sevenoffice.com/docs/projectservice.html */
export const projectService: Service = {
  name: 'ProjectService',
  host: 'webservices',
  path: '/Project/V001/ProjectService.asmx',
  namespace: webservicesNamespace,
  types: projectTypes,
  operations: {
    SaveProject: writingOperation(saveProject),
    GetSingleProject: readingOperation(({ client, input }) => {
      const found = client.projects.find(({ id }) => id === wholeOf(input, 'projectId'));
      return found === undefined ? undefined : projectRecord(client, found);
    }),
    GetProjectList: readingOperation(findProjects),
    GetProjectNameList: readingOperation((call) => ({
      ProjectShort: visible(call, call.client.projects)
        .filter(({ active }) => active)
        .map(({ id, fields }) => ({ Id: String(id), Name: fields.Name })),
    })),
  },
};
