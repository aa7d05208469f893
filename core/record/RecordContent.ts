/** JSON as RFC 8259 has it. */
export type Json =
  | null
  | boolean
  | number
  | string
  | readonly Json[]
  | { readonly [name: string]: Json };

/** A FHIR R4 resource; what isn't read here is carried as it is. */
export interface Resource {
  readonly resourceType: string;
  readonly id?: string;
  readonly [name: string]: Json | undefined;
}

/**
 * One record's content: a FHIR R4 Bundle of type `collection`. Its first entry is the Encounter (or, in a chart's
 * summary record, the Patient); the others are the resources that refer to it.
 */
export interface RecordContent {
  readonly resourceType: "Bundle";
  readonly type: "collection";
  readonly entry: readonly { readonly fullUrl?: string; readonly resource: Resource }[];
}
