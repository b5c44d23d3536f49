import type { MomentXledgerSettings } from '../documents/integrations/moment-xledger.ts';
import type { NumberedProject } from '../documents/numbered-project.ts';
import type { Project } from '../documents/project.ts';
import type { Judgement } from '../sync/define-sync.ts';
import { codeFindings } from './code-findings.ts';
import { isRejected, presenceFindings } from './field-checks.ts';

/** A Moment project becomes a project at Xledger: its number and its name, no more. It waits for nothing. */
export const projectToNumberedProject: Judgement<Project, NumberedProject, MomentXledgerSettings> = {
  isOn: (settings) => settings.exportProjects,
  parents: () => [],
  decide: ({ document }) => {
    const problems = [...codeFindings('number', document.number), ...presenceFindings('name', document.name)];
    if (isRejected(problems)) return { kind: 'reject', problems };
    const target = { number: document.number ?? '', name: document.name.trim() };
    return { kind: 'send', target, clue: target.number };
  },
};
