/** Threaded comments. */
import { parseAddress } from '../../../src/accounts';
import { ExcelError, invalidArgument, itemNotFound } from '../model/errors';
import type { SimComment } from '../model/book';
import type { ApiObject } from './object';
import { rangeObject } from './range';
import type { Excel } from './workbook';

export function commentCollection(excel: Excel): ApiObject {
  const { book } = excel;
  return {
    type: 'CommentCollection',
    items: () => book.comments.map((comment) => commentObject(excel, comment)),
    item: (key) => {
      const comment = book.comments.find(({ id }) => id === key);
      if (!comment) throw itemNotFound();
      return commentObject(excel, comment);
    },
    methods: {
      Add: (address, content) => {
        const [, name = '', cell = ''] = /^'?(.*?)'?!(.*)$/.exec(String(address)) ?? [];
        const sheet = book.find(name.replaceAll("''", "'"));
        const place = parseAddress(cell);
        if (!sheet || !place) throw invalidArgument(String(address));
        excel.mayWrite(sheet);
        const { row, column } = place;
        if (book.comments.some((other) => other.sheet === sheet.id && other.row === row && other.column === column)) {
          throw new ExcelError('InvalidOperation', 'The cell has a comment already.');
        }
        const comment = { id: book.nextId(), sheet: sheet.id, row, column, content: String(content), replies: [] };
        book.comments.push(comment);
        return commentObject(excel, comment);
      },
    },
  };
}

function commentObject(excel: Excel, comment: SimComment): ApiObject {
  const { book } = excel;
  return {
    type: 'Comment',
    id: comment.id,
    properties: { Id: { get: () => comment.id }, Content: { get: () => comment.content } },
    objects: { Replies: () => replyCollection(excel, comment) },
    methods: {
      GetLocation: () => {
        const sheet = book.find(comment.sheet);
        if (!sheet) throw itemNotFound();
        const { row, column } = comment;
        return rangeObject(excel, sheet, { top: row, left: column, bottom: row, right: column });
      },
      Delete: () => void (book.comments = book.comments.filter(({ id }) => id !== comment.id)),
    },
  };
}

function replyCollection(excel: Excel, comment: SimComment): ApiObject {
  const replyObject = ({ id, content }: SimComment['replies'][number]): ApiObject => ({
    type: 'CommentReply',
    id,
    properties: { Id: { get: () => id }, Content: { get: () => content } },
    methods: { Delete: () => void (comment.replies = comment.replies.filter((reply) => reply.id !== id)) },
  });
  return {
    type: 'CommentReplyCollection',
    items: () => comment.replies.map(replyObject),
    item: (key) => {
      const reply = comment.replies.find(({ id }) => id === key);
      if (!reply) throw itemNotFound();
      return replyObject(reply);
    },
    methods: {
      Add: (content) => {
        const reply = { id: excel.book.nextId(), content: String(content) };
        comment.replies.push(reply);
        return replyObject(reply);
      },
    },
  };
}
