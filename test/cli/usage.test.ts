/** Help in Chinese, and one sentence for every way of writing a command wrong. */
import { SAMPLE_PATH, expectOneSentence, juesuan } from './support';

const COMMANDS = ['check', 'read', 'mark', 'draft', 'template', 'form', 'forms', 'rules'];

describe('help', () => {
  test.each([[['--help']], [['-h']], [['help']]])('%j lists the commands', async (args) => {
    const { status, out, err } = await juesuan(...args);
    expect([status, err]).toEqual([0, '']);
    for (const command of COMMANDS) expect(out).toMatch(new RegExp(`^ {2}${command} .*[\\u4e00-\\u9fff]`, 'm'));
    expect(out).not.toContain('proofread');
    expect(out).toContain('juesuan <命令> [选项]');
  });

  test.each(COMMANDS)('%s', async (command) => {
    const [asked, named] = [await juesuan(command, '--help'), await juesuan('help', command)];
    expect(asked).toEqual(named);
    expect(asked.status).toBe(0);
    expect(asked.out).toContain(`juesuan ${command} `);
    // Commander's own words.
    expect(asked.out).not.toMatch(/Usage|Options|Arguments|display help|default|choices|\(/);
    for (const line of asked.out.split('\n')) if (/^ {2}-/.test(line)) expect(line).toMatch(/[\u4e00-\u9fff]/);
  });

  test('says that a folder may be named, what must be given and what the exit status means', async () => {
    const { out } = await juesuan('check', '--help');
    expect(out).toContain('写文件夹则取其中全部工作簿');
    expect(out).toMatch(/退出码：0 没有错误；1 有错误；2 /);
    expect((await juesuan('mark', '--help')).out).toContain('juesuan mark <工作簿> --out <文件.xlsx> [选项]');
    expect((await juesuan('mark', '--help')).out).toContain('必填。');
  });
});

test.each([
  [[], '请写明命令。用法见 juesuan --help。'],
  [['chek', 'a.xlsx'], '没有 chek 这个命令。是不是 check？用法见 juesuan --help。'],
  [['proofread', 'a.docx'], '没有 proofread 这个命令。用法见 juesuan --help。'],
  [['help', 'chek'], '没有 chek 这个命令。可用的命令见 juesuan --help。'],
  [['--fromat'], '没有 --fromat 这个选项。用法见 juesuan --help。'],
  [['check'], '没有写工作簿。用法见 juesuan check --help。'],
  [['check', 'a', '--fromat', 'json'], '没有 --fromat 这个选项。是不是 --format？用法见 juesuan check --help。'],
  [['check', 'a', '--format', 'xml'], '--format 不能是“xml”，可选：text、json。'],
  [['read', 'a', '--format', 'text'], '--format 不能是“text”，可选：json、csv。'],
  [['check', 'a', '--format'], '选项 --format <格式> 后面没有写内容。用法见 juesuan check --help。'],
  [['mark', 'a'], '缺少 --out <文件.xlsx>。用法见 juesuan mark --help。'],
  [['mark', 'a', 'b', '--out', 'c.xlsx'], '多写了内容；文件名里有空格的，请加引号。用法见 juesuan mark --help。'],
  [['rules', 'a'], '多写了内容；文件名里有空格的，请加引号。用法见 juesuan rules --help。'],
  [['template'], '缺少 --out <文件.xlsx>。用法见 juesuan template --help。'],
  [['check', 'a', '--report', '--format'], '--report 的“--format”不能用：请写完整的文件名，扩展名为 .xlsx。'],
  [['check', ''], '找不到文件“”，请检查路径和文件名。'],
])('%j', async (args: string[], sentence) => {
  const { status, out, err } = await juesuan(...args);
  expect([status, out, err]).toEqual([2, '', `${sentence}\n`]);
  expectOneSentence(err);
});

test('what comes after -- is no option', async () => {
  expect((await juesuan('check', '--', SAMPLE_PATH)).status).toBe(0);
});
