/** One level of an organization above an account. Policies by uid; null: of a type that does not apply or was not collected. */
export interface CitedGuardrailLevel {
  readonly targetId: string;
  readonly name: string;
  readonly serviceControl: readonly string[] | null;
  readonly resourceControl: readonly string[] | null;
}
