/** Dates that a file spells out, as the day numbers that Excel calculates with. */

const DAY_MS = 86_400_000;
/** Days from Excel's day nought to 1 January 1970; workbooks of old Macs begin 1,462 days later. */
const DAYS_TO_1970 = 25_569;
const MAC_DAYS = 1_462;

const DATE = /^(\d{4})-(\d\d)-(\d\d)(?:T(\d\d):(\d\d)(?::(\d\d)(?:\.(\d{1,3}))?\d*)?Z?)?$/;

/** `2021-12-31` or `2021-12-31T00:00:00.000` → its day number, or undefined when it is no date. */
export function dayNumberOf(text: string, date1904: boolean): number | undefined {
  const match = DATE.exec(text);
  if (!match) return undefined;
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0, ms = 0] = match
    .slice(1)
    .map((part: string | undefined) => Number(part ?? 0));
  return Date.UTC(year, month - 1, day, hour, minute, second, ms) / DAY_MS + DAYS_TO_1970 - (date1904 ? MAC_DAYS : 0);
}
