import { strFromU8, unzipSync } from 'fflate';
import { parseRange, rangeOf } from '../../../src/accounts';
import { openWorkbook } from '../../../src/hosts/file';
import { markLevelOf } from '../../../src/workbook';
import { describeHost } from '../contract';

describeHost('file', async (bytes) => {
  const host = await openWorkbook(bytes, '决算.xlsx');
  const parts = () => {
    const files = Object.entries(unzipSync(host.bytes()));
    return Object.fromEntries(files.map(([name, content]) => [name, strFromU8(content)]));
  };
  return {
    host,
    dump: parts,
    marked(sheet) {
      const files = parts();
      const names = [...(files['xl/workbook.xml'] ?? '').matchAll(/<sheet [^>]*?name="([^"]*)"/g)];
      const index = names.findIndex(([, name]) => name?.replaceAll('&apos;', "'") === sheet) + 1;
      const formats = [...(files[`xl/worksheets/sheet${index}.xml`] ?? '').matchAll(FORMAT)];
      return formats.flatMap(([, ranges = '', formula = '']) => {
        const level = markLevelOf(formula.replaceAll('&quot;', '"').replaceAll('&gt;', '>'));
        return ranges
          .split(' ')
          .map((range) => `${level} ${rangeOf(parseRange(range) ?? { top: 0, left: 0, bottom: 0, right: 0 })}`);
      });
    },
  };
});

const FORMAT = /<conditionalFormatting sqref="([^"]*)">.*?<formula>(.*?)<\/formula>/g;
