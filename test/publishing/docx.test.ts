/** The narrative as a Word document: its parts are read back from the package. */
import { strFromU8, unzipSync } from 'fflate';
import { narrativeToDocx } from '../../src/publishing';
import { drafted, draftOf } from '../support/narratives';
import { jiaozuo, NO_CLASS_BUDGETS } from '../support/jiaozuo';

const partsOf = (file: Uint8Array): ReadonlyMap<string, string> =>
  new Map(Object.entries(unzipSync(file)).map(([name, bytes]) => [name, strFromU8(bytes)]));

describe('the document', () => {
  let parts: ReadonlyMap<string, string>;
  const part = (name: string): string => parts.get(name) ?? '';

  beforeAll(async () => {
    parts = partsOf(await narrativeToDocx(drafted(NO_CLASS_BUDGETS)));
  });

  it('is A4 with the margins of official documents', () => {
    // 210 × 297 mm and 37, 35, 28, 26 mm in twentieths of a point.
    expect(part('word/document.xml')).toContain('<w:pgSz w:w="11906" w:h="16838"');
    const margins = /<w:pgMar [^>]*>/.exec(part('word/document.xml'))?.[0] ?? '';
    for (const side of ['w:top="2098"', 'w:bottom="1984"', 'w:left="1587"', 'w:right="1474"']) {
      expect(margins).toContain(side);
    }
  });

  it('has a title and real headings', () => {
    const body = part('word/document.xml');
    expect(body.match(/<w:pStyle w:val="Title"\/>/g)).toHaveLength(1);
    expect(body.match(/<w:pStyle w:val="Heading1"\/>/g)).toHaveLength(13);
    expect(body.match(/<w:pStyle w:val="Heading2"\/>/g)).toHaveLength(7);
  });

  it('has the typefaces, sizes and lines of official documents', () => {
    const styles = part('word/styles.xml');
    const style = (id: string): string =>
      new RegExp(`<w:style [^>]*w:styleId="${id}".*?</w:style>`, 's').exec(styles)?.[0] ?? '';
    expect(style('Title')).toContain('w:eastAsia="方正小标宋简体"');
    expect(style('Title')).toContain('<w:sz w:val="44"/>');
    expect(style('Heading1')).toContain('w:eastAsia="黑体"');
    expect(style('Heading2')).toContain('w:eastAsia="楷体_GB2312"');
    const body = style('BodyText');
    expect(body).toContain('w:eastAsia="仿宋_GB2312"');
    expect(body).toContain('w:ascii="Times New Roman"');
    expect(body).toContain('<w:sz w:val="32"/>');
    expect(body).toMatch(/<w:spacing [^>]*w:line="560"[^>]*w:lineRule="exact"/);
    expect(body).toMatch(/<w:ind [^>]*w:firstLineChars="200"/);
    expect(body).toContain('<w:jc w:val="both"/>');
  });

  it('names what stands in for a typeface that is not installed', () => {
    expect(part('word/fontTable.xml')).toContain('<w:font w:name="仿宋_GB2312"><w:altName w:val="仿宋,FangSong"/>');
  });

  it('numbers its pages in the middle of the foot', () => {
    const footer = [...parts].find(([name]) => /^word\/footer\d*\.xml$/.test(name))?.[1] ?? '';
    expect(footer).toContain('<w:jc w:val="center"/>');
    expect(footer).toMatch(/— .*PAGE.* —/s);
  });

  it('highlights gaps and nothing else', () => {
    const highlighted = part('word/document.xml').match(/<w:highlight w:val="yellow"\/>.*?<\/w:r>/gs) ?? [];
    expect(highlighted).toHaveLength(7);
    for (const run of highlighted) expect(run).toContain('【请填写：年初预算（');
  });

  it('names its title and creator', () => {
    expect(part('docProps/core.xml')).toContain('<dc:title>焦作市劳动保障信息中心2021年度部门决算情况说明</dc:title>');
    expect(part('docProps/core.xml')).toContain('<dc:creator>决算助手</dc:creator>');
  });
});

it('is the same, byte for byte, for the same narrative', async () => {
  const first = await narrativeToDocx(drafted());
  await new Promise((resolve) => setTimeout(resolve, 2100));
  expect(Buffer.from(await narrativeToDocx(drafted())).equals(Buffer.from(first))).toBe(true);
});

it('takes a unit name that looks like XML', async () => {
  const narrative = draftOf(jiaozuo({ unit: `<w:t>&"中心"'` }), 'shanghai');
  const parts = partsOf(await narrativeToDocx(narrative));
  expect(parts.get('word/document.xml')).toContain('&lt;w:t&gt;&amp;');
});
