export * from './host';
export * from './sheet';
export * from './plan';
