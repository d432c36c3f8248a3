/** How much is read of books as other places print them: each trait alone, and in random combinations. */
import { judgeEach, measureTraits } from '../test/traits/measure';

/** The same combinations on every run. */
const SEED = 2021;
const COMBINATIONS = 500;

const share = (read: number, wanted: number): string => `${read}/${wanted}`;

/** Prints a row a trait: amounts read of those printed, and errors told of sound books, alone and in combinations. */
export function printTraits(): void {
  const { all, traits } = measureTraits(COMBINATIONS, SEED);
  const measured = new Map(traits.map((each) => [each.trait, each]));
  const line = (cells: readonly (string | number)[]): void => console.log(cells.join('\t'));
  line([
    '表样的特点',
    '说明',
    '单独：读入/应读金额',
    '误报的错误',
    '组合：工作簿',
    '全对',
    '读入/应读金额',
    '误报的错误',
  ]);
  line(['全部', '', '', '', all.books, all.sound, share(all.read, all.wanted), all.falseErrors]);
  for (const { name, what, judgement } of judgeEach()) {
    const { books, sound, read, wanted, falseErrors } = measured.get(name) ?? {};
    line([
      name,
      what,
      share(judgement.read, judgement.wanted),
      judgement.errors,
      books ?? '',
      sound ?? '',
      read === undefined || wanted === undefined ? '' : share(read, wanted),
      falseErrors ?? '',
    ]);
  }
  const percent = ((100 * all.read) / all.wanted).toFixed(2);
  console.log(
    `${all.books} 种组合（种子 ${SEED}）：读入 ${percent}% 的金额，误报 ${all.falseErrors} 个错误，${all.sound} 本全对。`,
  );
}
