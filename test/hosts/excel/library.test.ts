/** The client library's own checks are on: mistakes of loading fail here as they do in Excel, and so do calls above 1.14. */
import { describeHost } from '../contract';
import { describeLiveHost } from '../contract-live';
import { openBytes } from './support';
import { contractBook } from '../contract';

/** Not in the library's types: has calls fail whose requirement set the host does not declare. */
interface Gate {
  _doApiNotSupportedCheck: boolean;
}

async function openGated(bytes: Uint8Array) {
  const subject = await openBytes(bytes);
  const { CommonUtility } = OfficeExtension as unknown as { CommonUtility: Gate };
  CommonUtility._doApiNotSupportedCheck = true;
  return subject;
}

describeHost('excel at ExcelApi 1.14', openGated);
describeLiveHost('excel at ExcelApi 1.14', openGated);

test('a call above 1.14 fails', async () => {
  await openGated(await contractBook());
  const above = Excel.run(async (context) => {
    context.workbook.worksheets.onNameChanged.add(() => Promise.resolve());
    await context.sync();
  });
  await expect(above).rejects.toMatchObject({ code: 'ApiNotFound' });
});

test.each([
  ['read before it is loaded', 'PropertyNotLoaded', (sheet: Excel.Worksheet) => sheet.name],
  ['read before the round trip', 'PropertyNotLoaded', (sheet: Excel.Worksheet) => sheet.load('name').name],
])('a property %s', async (_, code, mistake) => {
  await openGated(await contractBook());
  const run = Excel.run((context) => Promise.resolve(mistake(context.workbook.worksheets.getFirst())));
  await expect(run).rejects.toMatchObject({ code });
});

test('what the simulated Excel does not have is said, not ignored', async () => {
  await openGated(await contractBook());
  const run = Excel.run(async (context) => {
    context.workbook.worksheets.getFirst().calculate(true);
    await context.sync();
  });
  await expect(run).rejects.toMatchObject({ code: 'NotSimulated', message: 'not simulated: Worksheet.Calculate' });
});
