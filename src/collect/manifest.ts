/** The manifest of a collection: what was read, and what could not be and why. */
import { z } from 'zod';
import type { CollectedList } from './collector.js';
import { FolderUnusable, otherFolder } from './write.js';

export const MANIFEST_FILE = 'manifest.json';
const VERSION = 1;

const lists = [
  'accountAuthorizationDetails',
  'credentials',
  'identityCenter',
  'identityProviders',
  'instanceProfiles',
  'organization',
  'resources',
  'workloads',
] as const satisfies readonly CollectedList[];

const coverageEntry = z.object({
  AccountId: z.string(),
  List: z.enum(lists),
  /** Service and resource type as ARNs have them, such as `ec2:instance`; `*` for all of the list. */
  Kind: z.string(),
  /** Empty for what has no region. */
  Region: z.string(),
  /** Anything but COLLECTED is tried again by the next run. */
  Status: z.enum(['COLLECTED', 'DENIED', 'FAILED']),
  Message: z.string().optional(),
  /** Of workloads: those without a role have a record too (G-12); what an earlier version collected lacks them. */
  WithoutRole: z.literal(true).optional(),
  CollectedAt: z.string(),
});

const manifest = z.object({
  RolegraphCollection: z.object({
    Version: z.literal(VERSION),
    CollectedAt: z.string(),
    Partition: z.string().optional(),
  }),
  Coverage: z.array(coverageEntry),
});

export type CollectedPart = z.infer<typeof coverageEntry>;
export type Manifest = z.infer<typeof manifest>;

/** Throws `FolderUnusable`. */
export function parseManifest(value: unknown, file: string): readonly CollectedPart[] {
  if (value === undefined) return [];
  const result = manifest.safeParse(value);
  if (result.success) return result.data.Coverage;
  throw new FolderUnusable(`${file} is no manifest of a collection. ${otherFolder}`);
}

/** A collection is of one partition, such as `aws`. */
export const manifestOf = (coverage: readonly CollectedPart[], Partition: string): Manifest => ({
  RolegraphCollection: { Version: VERSION, CollectedAt: new Date().toISOString(), Partition },
  Coverage: [...coverage],
});
