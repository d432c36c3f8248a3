import { openWorkbook, createWorkbook } from './index';
import { richWorkbook, REPORT } from '../../../test/hosts/file/fixtures';
import { comparePackages } from '../../../test/support/package';
import fs from 'node:fs';
async function main(){
const bytes = await richWorkbook();
fs.writeFileSync('/tmp/fh/rich.xlsx', bytes);
const w = await openWorkbook(bytes, 'x.xlsx');
console.log(JSON.stringify(await w.readSheets()));
await w.mark(
  {
    error: [
      { sheet: '收入支出决算总表', address: 'B4' },
      { sheet: '收入支出决算总表', address: 'B5' },
    ],
    verify: [{ sheet: '收入支出决算总表', address: 'A4' }],
    hint: [{ sheet: '收入支出决算总表', address: 'D5' }],
  },
  REPORT,
);
fs.writeFileSync('/tmp/fh/marked.xlsx', w.bytes());
console.log(comparePackages(bytes, w.bytes()));
console.log(await w.clearMarks(), comparePackages(bytes, w.bytes()));
fs.writeFileSync('/tmp/fh/new.xlsx', await createWorkbook([REPORT, { ...REPORT, name: '第二' }]));
}
void main();
