/** How a derived form is called, of what place and year it is, and where it comes from. */
import type { FormDraft, Forms } from '../../forms';
import { say } from '../../sentences';
import type { ReadBook } from '../reading';
import type { LookList } from './look';

/** What the user says about the form; what is left out is proposed. */
export interface GivenIdentity {
  readonly id?: string;
  readonly place?: string;
  readonly year?: number;
}

type Identity = Pick<FormDraft, 'id' | 'place' | 'years' | 'source' | 'certain'>;

const PLACE = /^[\u4e00-\u9fff]{2,8}?(?:自治区|自治州|自治县|省|市|州|盟|县|区|旗)/;

/** Id, place, year and source; what is proposed is to be looked at. */
export function identify(
  { accounts }: ReadBook,
  book: string,
  forms: Forms,
  given: GivenIdentity,
  look: LookList,
): Identity {
  const { unit, year: printed } = accounts;
  const year = given.year ?? printed?.value ?? forms.base().year;
  const place = given.place ?? PLACE.exec(unit?.value ?? '')?.[0] ?? say('deriving.noPlace');
  const id = given.id ?? freeId(`own-${year}`, forms);
  if (given.id === undefined) look.add(say('deriving.proposedId', { id }));
  if (given.place === undefined) look.add(say('deriving.proposedPlace', { place }));
  if (given.year === undefined && printed === undefined) look.add(say('deriving.proposedYear', { year }));
  return { id, place, years: [year], source: say('deriving.source', { book }), certain: say('deriving.certain') };
}

function freeId(wanted: string, forms: Forms): string {
  for (let number = 1; ; number += 1) {
    const id = number === 1 ? wanted : `${wanted}-${number}`;
    if (!forms.has(id)) return id;
  }
}
