/** The port on .xlsx and .xls files, in a browser as on a desk. Files on disk: `disk.ts`, for Node alone. */
export { createWorkbook } from './create';
export { LIMITS } from './limits';
export { FileWorkbook, openWorkbook } from './workbook';
