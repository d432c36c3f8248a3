/** Custom XML parts. */
import type { SimBook } from '../model/book';
import { itemNotFound } from '../model/errors';
import type { ApiObject } from './object';

export function partCollection(book: SimBook): ApiObject {
  return {
    ...partsIn(book, () => [...book.parts.keys()]),
    methods: {
      GetByNamespace: (namespace) => {
        const mine = () => [...book.parts].filter(([, xml]) => xml.includes(`xmlns="${String(namespace)}"`));
        return partsIn(book, () => mine().map(([id]) => id));
      },
      Add: (xml) => {
        const id = book.nextId();
        book.parts.set(id, String(xml));
        return partObject(book, id);
      },
    },
  };
}

function partsIn(book: SimBook, ids: () => readonly string[]): ApiObject {
  return {
    type: 'CustomXmlPartCollection',
    items: () => ids().map((id) => partObject(book, id)),
    item: (key) => {
      if (!book.parts.has(String(key))) throw itemNotFound();
      return partObject(book, String(key));
    },
    methods: {
      GetOnlyItemOrNullObject: () => {
        const [id, ...others] = ids();
        return id === undefined || others.length > 0 ? null : partObject(book, id);
      },
    },
  };
}

function partObject(book: SimBook, id: string): ApiObject {
  return {
    type: 'CustomXmlPart',
    id,
    properties: { Id: { get: () => id } },
    methods: {
      GetXml: () => book.parts.get(id),
      SetXml: (xml) => void book.parts.set(id, String(xml)),
      Delete: () => void book.parts.delete(id),
    },
  };
}
