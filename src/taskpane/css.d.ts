/** Style sheets are taken out of the program when it is built. */
declare module '*.css';
