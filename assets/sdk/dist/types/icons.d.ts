export declare function icon(name?: string, severity?: string): SVGElement;
