type Area = 'localStorage' | 'sessionStorage';
export declare function recall(area: Area, key: string): string | null;
/** An old value does not stay where the new one finds no room: an outdated position would be worse than none. */
export declare function remember(area: Area, key: string, value: string): void;
/** The id that all tabs of one person share, made on the first visit. */
export declare function sharedId(): string;
export {};
