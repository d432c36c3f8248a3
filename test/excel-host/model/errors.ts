/** An error as Excel tells it to the add-in. */
export class ExcelError extends Error {
  constructor(
    readonly code: string,
    message: string,
  ) {
    super(message);
  }
}

export const itemNotFound = () => new ExcelError('ItemNotFound', 'The requested resource doesn’t exist.');
export const accessDenied = () => new ExcelError('AccessDenied', "You can't perform the requested operation.");
export const invalidArgument = (what: string) =>
  new ExcelError('InvalidArgument', `The argument is invalid or missing or has an incorrect format: ${what}`);
export const alreadyExists = () => new ExcelError('ItemAlreadyExists', 'The resource being created already exists.');
