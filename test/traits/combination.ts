/** Random combinations of traits. */
import fc from 'fast-check';
import { DIMENSION_NAMES, differencesOf, type Looks, traitsOf } from './dimensions';
import { type Figures, SAMPLE_FIGURES, soundFigures } from './figures';

export interface Combination {
  readonly looks: Looks;
  readonly figures: Figures;
  readonly seed: number;
}

/** A dimension is as in Henan 2021 in one of two books; a failing combination shrinks to that. */
const looks: fc.Arbitrary<Looks> = fc
  .record(
    Object.fromEntries(
      DIMENSION_NAMES.map((dimension) => {
        const [plain = '', ...others] = traitsOf(dimension);
        return [dimension, fc.oneof({ withCrossShrink: true }, fc.constant(plain), fc.constantFrom(...others))];
      }),
    ),
  )
  .map((made) => made as Looks);

/** Two of three books have the sample's figures. */
const figures: fc.Arbitrary<Figures> = fc.oneof(
  { withCrossShrink: true },
  { arbitrary: fc.constant(SAMPLE_FIGURES), weight: 2 },
  { arbitrary: soundFigures, weight: 1 },
);

export const combination: fc.Arbitrary<Combination> = fc
  .record({ looks, figures, seed: fc.nat({ max: 1_000_000 }) })
  .map((made) =>
    Object.assign(made, {
      [fc.toStringMethod]: () =>
        `${differencesOf(made.looks).join(' ')} seed=${made.seed} ${made.figures === SAMPLE_FIGURES ? 'sample' : fc.stringify(made.figures)}`,
    }),
  );
