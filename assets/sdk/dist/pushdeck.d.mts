export * from './types/pushdeck.js';
