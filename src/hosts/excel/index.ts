/** The port on Excel, through Office.js. */
export { createExcelHost, ExcelHost } from './host';
export { LIMITS } from './limits';
