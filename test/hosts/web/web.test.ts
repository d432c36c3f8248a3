/** The port on the embedded spreadsheet, in Chromium. One page for all: it takes seconds to build and to start. */
import { strFromU8, unzipSync } from 'fflate';
import { describeHost } from '../contract';
import { describeLiveHost, type LiveSubject } from '../contract-live';
import { fileCases } from './fileCases';
import { formulaCases } from './formulaCases';
import { hostCases } from './hostCases';
import { Lab, LAB_TIMEOUT_MS } from './lab';

let lab: Lab | undefined;
const started = (): Lab => {
  if (!lab) throw new Error('the page did not start');
  return lab;
};

jest.setTimeout(60_000);
beforeAll(async () => {
  lab = await Lab.start();
}, LAB_TIMEOUT_MS);
afterAll(() => lab?.stop());

const open = async (bytes: Uint8Array): Promise<LiveSubject> => {
  await started().open(bytes, '决算.xlsx');
  return {
    host: started().host('决算.xlsx', await started().call('about')),
    dump: async () => {
      const parts = Object.entries(unzipSync((await started().save()).bytes));
      return Object.fromEntries(parts.map(([name, content]) => [name, strFromU8(content)]));
    },
    marked: (sheet) => started().call('marked', sheet),
    type: (...cells) => started().call('typeAt', cells),
    hide: (sheet) => started().call('hide', sheet),
    addSheet: (sheet) => started().call('addSheet', sheet),
    removeSheet: (sheet) => started().call('removeSheet', sheet),
    selected: () => started().call('selected'),
    comments: () => started().call('remarks'),
    settled: () => started().settled(),
  };
};

describeHost('web', open);
describeLiveHost('web', open);
describe('formulas', () => formulaCases(started));
describe('the port', () => hostCases(started));
describe('files', () => fileCases(started));

test('nothing was refused by the policy, nothing failed, and nothing was asked of others', async () => {
  expect(await started().call('violations')).toEqual([]);
  expect(started().complaints).toEqual([]);
  expect(started().requests.filter((url) => !url.startsWith(started().origin) && !/^(?:data|blob):/.test(url))).toEqual(
    [],
  );
});
