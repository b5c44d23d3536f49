import { testRules } from '../support/rule.ts';
import { readProject } from '../support/source-files.ts';
import { catchesTranslate } from './catch-rules.ts';
import { connectorsLookAlike } from './connector-rules.ts';
import { exportsAreDescribed } from './docstring-rules.ts';
import { filesAreKebabCase, filesSayWhatTheyHold, namesSayWhatTheyMean } from './name-rules.ts';
import { connectorSeeds } from './seeds/connector-seeds.ts';
import { textSeeds } from './seeds/text-seeds.ts';
import { typeSeeds } from './seeds/type-seeds.ts';
import { filesAreShort, functionsAreShort, parametersAreFew } from './size-rules.ts';
import { castsDoNotSilence, checkerStaysOn, nothingIsAny } from './type-rules.ts';
import { vendorCallsAreDocumented } from './vendor-call-rule.ts';
import { textsSpeakOfTheProduct } from './wording-rules.ts';

testRules(
  {
    'files are at most 250 lines': filesAreShort,
    'functions are at most 60 lines': functionsAreShort,
    'functions take at most 3 parameters': parametersAreFew,
    'file names are in kebab-case': filesAreKebabCase,
    'file names say what is in the file': filesSayWhatTheyHold,
    'names say what they mean': namesSayWhatTheyMean,
    'nothing is any': nothingIsAny,
    'casts do not silence': castsDoNotSilence,
    'the type checker stays on': checkerStaysOn,
    'a catch translates or says why not': catchesTranslate,
    'exports are described': exportsAreDescribed,
    'connectors have the same files': connectorsLookAlike,
    'vendor calls carry the link to their documentation': vendorCallsAreDocumented,
    'texts speak of the product': textsSpeakOfTheProduct,
  },
  [...typeSeeds, ...textSeeds, ...connectorSeeds],
  readProject,
);
