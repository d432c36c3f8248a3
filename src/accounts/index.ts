export * from './accounts';
export * from './amounts';
export * from './cells';
export * from './money';
export * from './statement';
export * from './steps';
export * from './subject';
export * from './text';
