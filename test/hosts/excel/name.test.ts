import { workbookName } from '../../../src/hosts/excel/name';

test.each([
  ['https://example.cn/sites/a/%E5%86%B3%E7%AE%97.xlsx', '决算.xlsx'],
  ['https://example.cn/100%.xlsx', '100%.xlsx'],
  ['C:\\财务\\决算 100%.xlsx', '决算 100%.xlsx'],
  ['/Users/a/决算%20.xlsx', '决算%20.xlsx'],
  ['', '新工作簿'],
  [null, '新工作簿'],
])('%s is named %s', (url, name) => {
  expect(workbookName(url, 'zh-CN')).toBe(name);
});

test('a workbook that was never saved is named in the language of Office', () => {
  expect(workbookName('', 'en-US')).toBe('New workbook');
});
